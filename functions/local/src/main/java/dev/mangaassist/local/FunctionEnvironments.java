package dev.mangaassist.local;

import dev.mangaassist.local.dynamodb.DynamoDbLocal;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.shared.tables.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives each function the variables that it reads, and the endpoints of this machine. */
final class FunctionEnvironments {
  private final LocalOptions options;
  private final Endpoints endpoints;
  private final ModelPair pair;
  private final String region;

  FunctionEnvironments(LocalOptions options, Endpoints endpoints, ModelPair pair, String region) {
    this.options = options;
    this.endpoints = endpoints;
    this.pair = pair;
    this.region = region;
  }

  Environment reading(Set<Variable> variables) {
    return Environment.of(variables(variables));
  }

  Map<String, String> variables(Set<Variable> variables) {
    Map<String, String> values = new HashMap<>();
    values.put("AWS_REGION", region);
    values.put("AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamoDb().toString());
    values.put("AWS_ENDPOINT_URL_CLOUDWATCH", endpoints.cloudWatch().toString());
    values.put("AWS_ENDPOINT_URL_LAMBDA", endpoints.lambda().toString());
    values.put("AWS_ENDPOINT_URL_SQS", endpoints.sqs().toString());
    endpoints
        .bedrock()
        .ifPresent(uri -> values.put("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", uri.toString()));
    variables.forEach(variable -> values.put(variable.name(), value(variable)));
    return values;
  }

  private String value(Variable variable) {
    return switch (variable) {
      case CONNECTIONS_TABLE -> DynamoDbLocal.tableName(Table.CONNECTIONS);
      case CONVERSATIONS_TABLE -> DynamoDbLocal.tableName(Table.CONVERSATIONS);
      case CONFIG_TABLE -> DynamoDbLocal.tableName(Table.CONFIG);
      case RESPONSES_TABLE -> DynamoDbLocal.tableName(Table.RESPONSES);
      case LIMITS_TABLE -> DynamoDbLocal.tableName(Table.LIMITS);
      case SAMPLES_TABLE -> DynamoDbLocal.tableName(Table.SAMPLES);
      case ALLOWED_ORIGINS -> String.join(",", origins());
      case ALLOW_MISSING_ORIGIN, EXPOSE_USAGE -> "true";
      case CASCADE_FUNCTION -> Functions.CASCADE;
      case SAMPLES_QUEUE_URL -> endpoints.samplesQueue().toString();
      case MODEL_PAIR -> pair.name();
      case TUNING_WINDOW -> options.tuningWindow().toString();
      case TUNING_MIN_SAMPLES -> Integer.toString(options.tuningMinSamples());
      case CERTIFICATION_INTERVAL -> options.certifyEvery().toString();
      case COST_TARGET_USD -> pair.targetCostPerQueryUsd().toPlainString();
      case AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI -> endpoints.connections().toString();
    };
  }

  /** The page's own origins keep every other web site's pages out. */
  private List<String> origins() {
    List<String> origins = new ArrayList<>();
    origins.add("http://localhost:" + endpoints.gatewayPort());
    origins.add("http://127.0.0.1:" + endpoints.gatewayPort());
    origins.addAll(options.origins());
    return origins;
  }
}

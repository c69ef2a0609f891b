package dev.mangaassist.template;

import static dev.mangaassist.template.CloudFormation.text;
import static dev.mangaassist.template.CloudFormation.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The functions: what they run on, what they are told, where they log, how they are retried. */
final class FunctionChecks {
  /** By handler: exactly the variables that the function reads. */
  private static final Map<String, Map<String, String>> ENVIRONMENTS =
      Map.of(
          "dev.mangaassist.connect.ConnectHandler",
          Map.of(
              "CONNECTIONS_TABLE", "${TablesConnections}",
              "CONVERSATIONS_TABLE", "${TablesConversations}",
              "ALLOWED_ORIGINS", "https://www.example.com",
              "ALLOW_MISSING_ORIGIN", "false"),
          "dev.mangaassist.disconnect.DisconnectHandler",
          Map.of("CONNECTIONS_TABLE", "${TablesConnections}"),
          "dev.mangaassist.message.MessageHandler",
          Map.of(
              "CONNECTIONS_TABLE", "${TablesConnections}",
              "CONVERSATIONS_TABLE", "${TablesConversations}",
              "SAMPLES_TABLE", "${TablesSamples}",
              "CASCADE_FUNCTION", "${FunctionsCascadeFunction.Arn}",
              "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI", callbackUrl()),
          "dev.mangaassist.cascade.CascadeHandler",
          Map.of(
              "CONNECTIONS_TABLE", "${TablesConnections}",
              "CONVERSATIONS_TABLE", "${TablesConversations}",
              "CONFIG_TABLE", "${TablesConfig}",
              "RESPONSES_TABLE", "${TablesResponses}",
              "LIMITS_TABLE", "${TablesLimits}",
              "SAMPLES_QUEUE_URL", "${FunctionsSamplesQueue}",
              "MODEL_PAIR", "claude-5-5",
              "EXPOSE_USAGE", "false",
              "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI", callbackUrl()),
          "dev.mangaassist.judge.JudgeHandler",
          Map.of(
              "CONFIG_TABLE", "${TablesConfig}",
              "LIMITS_TABLE", "${TablesLimits}",
              "SAMPLES_TABLE", "${TablesSamples}",
              "MODEL_PAIR", "claude-5-5"),
          "dev.mangaassist.tuner.TunerHandler",
          Map.of(
              "CONFIG_TABLE", "${TablesConfig}",
              "SAMPLES_TABLE", "${TablesSamples}",
              "COST_TARGET_USD", "0.003",
              "TUNING_WINDOW", "PT15M",
              "TUNING_MIN_SAMPLES", "300",
              "CERTIFICATION_INTERVAL", "PT24H"));

  private FunctionChecks() {}

  static void check(CloudFormation template) {
    checkRuntimes(template);
    checkEnvironments(template);
    checkLogs(template);
    checkAsyncInvocation(template);
  }

  private static void checkRuntimes(CloudFormation template) {
    template
        .resources("AWS::Lambda::Function")
        .forEach(
            (id, resource) -> {
              JsonNode function = resource.path("Properties");
              assertThat(text(function.path("Runtime")))
                  .as("runtime of %s", id)
                  .isEqualTo("java25");
              assertThat(texts(function.path("Architectures"))).as(id).containsExactly("arm64");
              assertThat(function.path("Timeout").asInt())
                  .as("seconds that %s may take", id)
                  .isEqualTo(timeLimit(id));
              assertThat(function.path("MemorySize").asInt())
                  .as("MiB of %s", id)
                  .isEqualTo(id.contains("Cascade") ? 1769 : 1024);
            });
  }

  private static int timeLimit(String function) {
    if (function.contains("Judge")) {
      return 120;
    }
    boolean isBackground = function.contains("Cascade") || function.contains("Tuner");
    return isBackground ? 45 : 29;
  }

  private static void checkEnvironments(CloudFormation template) {
    assertThat(environments(template)).containsExactlyInAnyOrderEntriesOf(ENVIRONMENTS);
  }

  /** By handler: the variables that its function is told. */
  static Map<String, Map<String, String>> environments(CloudFormation template) {
    Map<String, Map<String, String>> environments = new TreeMap<>();
    template
        .resources("AWS::Lambda::Function")
        .values()
        .forEach(
            resource -> {
              JsonNode function = resource.path("Properties");
              String handler = text(function.path("Handler"));
              assertThat(handler).endsWith("::handleRequest");
              Map<String, String> variables = new TreeMap<>();
              function
                  .path("Environment")
                  .path("Variables")
                  .properties()
                  .forEach(entry -> variables.put(entry.getKey(), text(entry.getValue())));
              environments.put(handler.replace("::handleRequest", ""), variables);
            });
    return environments;
  }

  private static void checkLogs(CloudFormation template) {
    assertThat(template.resources("AWS::Logs::LogGroup")).hasSize(ENVIRONMENTS.size());
    template
        .resources("AWS::Lambda::Function")
        .forEach(
            (id, resource) -> {
              String logs = CloudFormation.name(id).replaceFirst("Function$", "Logs");
              assertThat(text(resource.at("/Properties/LoggingConfig/LogGroup")))
                  .isEqualTo("${" + logs + "}");
              JsonNode group = template.properties("AWS::Logs::LogGroup", logs);
              assertThat(group.path("RetentionInDays").asInt())
                  .as("days of %s", logs)
                  .isEqualTo(14);
            });
  }

  private static void checkAsyncInvocation(CloudFormation template) {
    assertThat(template.resources("AWS::Lambda::EventInvokeConfig")).hasSize(2);
    JsonNode cascade =
        template.properties(
            "AWS::Lambda::EventInvokeConfig", "FunctionsCascadeFunctionEventInvokeConfig");
    assertThat(text(cascade.path("FunctionName"))).isEqualTo("${FunctionsCascadeFunction}");
    assertThat(cascade.path("MaximumEventAgeInSeconds").asInt()).isEqualTo(60);
    assertThat(cascade.path("MaximumRetryAttempts").asInt()).isEqualTo(1);
    assertThat(text(cascade.at("/DestinationConfig/OnFailure/Destination")))
        .isEqualTo("${FunctionsUndeliveredAsks.Arn}");
    JsonNode tuner =
        template.properties(
            "AWS::Lambda::EventInvokeConfig", "FunctionsTunerFunctionEventInvokeConfig");
    assertThat(text(tuner.path("FunctionName"))).isEqualTo("${FunctionsTunerFunction}");
    assertThat(tuner.path("MaximumEventAgeInSeconds").asInt()).isEqualTo(600);
    assertThat(tuner.path("MaximumRetryAttempts").asInt()).isEqualTo(1);
  }

  private static String callbackUrl() {
    return "https://${ApiWebSocket}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live";
  }
}

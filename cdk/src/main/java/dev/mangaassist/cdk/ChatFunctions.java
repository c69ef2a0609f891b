package dev.mangaassist.cdk;

import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.shared.tables.Table;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The six functions, the queue from cascade to judge, and what becomes of asynchronous invocations
 * that fail.
 */
final class ChatFunctions extends Construct {
  /** An ask that has waited longer has lost its customer. */
  private static final Duration MAX_ASK_AGE = Duration.seconds(60);

  /** A tuning run that has waited longer meets the next one. */
  private static final Duration MAX_TUNING_AGE = Duration.minutes(10);

  /** Certificates are each right with a chance of 95%: more of them would be wrong more often. */
  private static final java.time.Duration CERTIFY_EVERY = java.time.Duration.ofDays(1);

  private final Path functionsFolder;
  private final Map<Variable, String> values;
  private final Queue undeliveredAsks;
  private final JudgedSamples samples;
  private final Map<ChatFunction, IFunction> functions = new EnumMap<>(ChatFunction.class);

  /**
   * Properties of the functions.
   *
   * @param functionsFolder the folder {@code functions} of a built repository
   * @param api through which they post to connections
   */
  record Props(StackSettings settings, Path functionsFolder, ChatTables tables, ChatApi api) {}

  ChatFunctions(Construct scope, String id, Props props) {
    super(scope, id);
    this.functionsFolder = props.functionsFolder();
    this.values = values(props);
    this.undeliveredAsks = DeadLetters.queue(this, "UndeliveredAsks");
    this.samples =
        new JudgedSamples(
            this,
            "Samples",
            new JudgedSamples.Props(Duration.seconds(ChatFunction.JUDGE.timeoutSeconds())));
    values.put(Variable.SAMPLES_QUEUE_URL, samples.queue().getQueueUrl());
    var permissions = new FunctionPermissions(props.tables(), props.api());
    deploy(ChatFunction.CONNECT, permissions.connect());
    deploy(ChatFunction.DISCONNECT, permissions.disconnect());
    IFunction cascade = deployCascade(permissions, props.settings());
    values.put(Variable.CASCADE_FUNCTION, cascade.getFunctionArn());
    deploy(ChatFunction.MESSAGE, permissions.message(cascade));
    samples.feed(
        deploy(ChatFunction.JUDGE, permissions.judge(models(props.settings()), samples.queue())));
    deploy(ChatFunction.TUNER, permissions.tuner())
        .configureAsyncInvoke(
            EventInvokeConfigOptions.builder()
                .maxEventAge(MAX_TUNING_AGE)
                .retryAttempts(1)
                .build());
  }

  IFunction get(ChatFunction spec) {
    IFunction function = functions.get(spec);
    if (function == null) {
      throw new IllegalStateException("Every function is created at construction: " + spec);
    }
    return function;
  }

  /** The asks that were given up. */
  IQueue undeliveredAsks() {
    return undeliveredAsks;
  }

  /** The sampled asks that could not be judged. */
  IQueue unjudgedSamples() {
    return samples.unjudged();
  }

  private IFunction deployCascade(FunctionPermissions permissions, StackSettings settings) {
    IFunction cascade =
        deploy(
            ChatFunction.CASCADE,
            permissions.cascade(models(settings), undeliveredAsks, samples.queue()));
    cascade.configureAsyncInvoke(
        EventInvokeConfigOptions.builder()
            .maxEventAge(MAX_ASK_AGE)
            .retryAttempts(1)
            .onFailure(new SqsDestination(undeliveredAsks))
            .build());
    return cascade;
  }

  private PolicyStatement models(StackSettings settings) {
    return new ModelAccess(Stack.of(this)).statement(settings.modelPair());
  }

  private IFunction deploy(ChatFunction spec, List<PolicyStatement> statements) {
    IFunction function =
        new DeployedFunction(
                this,
                spec.constructId(),
                new DeployedFunction.Props(spec, functionsFolder, values, statements))
            .function();
    functions.put(spec, function);
    return function;
  }

  private static Map<Variable, String> values(Props props) {
    StackSettings settings = props.settings();
    Map<Variable, String> values = new EnumMap<>(Variable.class);
    for (Table table : Table.values()) {
      values.put(table.nameVariable(), props.tables().get(table).getTableName());
    }
    values.put(Variable.ALLOWED_ORIGINS, String.join(",", settings.allowedOrigins()));
    values.put(Variable.ALLOW_MISSING_ORIGIN, Boolean.toString(settings.allowMissingOrigin()));
    values.put(Variable.MODEL_PAIR, settings.modelPair().name());
    values.put(Variable.EXPOSE_USAGE, Boolean.toString(settings.exposeUsage()));
    values.put(Variable.TUNING_WINDOW, settings.tuningWindow().toString());
    values.put(Variable.CERTIFICATION_INTERVAL, CERTIFY_EVERY.toString());
    values.put(Variable.TUNING_MIN_SAMPLES, Integer.toString(settings.tuningMinSamples()));
    values.put(
        Variable.COST_TARGET_USD, settings.modelPair().targetCostPerQueryUsd().toPlainString());
    values.put(Variable.AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI, props.api().callbackUrl());
    return values;
  }
}

package dev.mangaassist.tuner;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.samples.SampleTable;
import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.tuner.certification.Certification;
import dev.mangaassist.tuner.certification.CertificationPolicy;
import dev.mangaassist.tuner.rules.Policy;
import dev.mangaassist.tuner.rules.ServiceLevels;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Runs the tuner once for each event {@code {"action":"tune"}}, which the schedule sends, and
 * answers with the report as JSON. With {@code "dryRun":true} it is a dry run, which writes
 * nothing. Any other event is refused, a misspelt one too: it must not turn into a run.
 */
public final class TunerHandler implements RequestStreamHandler {
  /** The environment variables that this function reads. */
  public static final Set<Variable> READS =
      Set.of(
          Variable.CONFIG_TABLE,
          Variable.SAMPLES_TABLE,
          Variable.COST_TARGET_USD,
          Variable.TUNING_WINDOW,
          Variable.TUNING_MIN_SAMPLES,
          Variable.CERTIFICATION_INTERVAL);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACTION = "tune";
  private static final String DRY_RUN = "dryRun";

  /** CloudWatch's longest period. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

  private final Tuner tuner;
  private final Telemetry telemetry;

  /** Lambda's. */
  public TunerHandler() {
    this(Environment.ofSystem(), System.out::println);
  }

  /**
   * Makes a handler.
   *
   * @param lines takes metrics and logs, a line each
   */
  public TunerHandler(Environment environment, Consumer<String> lines) {
    this(environment, lines, InstantSource.system());
  }

  TunerHandler(Environment environment, Consumer<String> lines, InstantSource clock) {
    telemetry = new Telemetry("tuner", lines, clock);
    Policy policy =
        new Policy(
            ServiceLevels.withCostTarget(environment.money(Variable.COST_TARGET_USD)),
            environment.count(Variable.TUNING_MIN_SAMPLES),
            window(environment));
    DynamoDbClient dynamoDb = AwsClients.dynamoDb(environment);
    String table = environment.required(Variable.CONFIG_TABLE);
    var metrics = new MetricsReader(cloudWatch(environment), policy.targets().quality());
    tuner =
        new Tuner(
            new ConfigurationTable(dynamoDb, table, clock),
            new TunerTable(dynamoDb, table),
            metrics,
            new Certification(
                new CertificationPolicy(
                    environment.duration(Variable.CERTIFICATION_INTERVAL),
                    policy.targets().quality()),
                new SampleReader(
                    new SampleTable(dynamoDb, environment.required(Variable.SAMPLES_TABLE)))),
            policy,
            clock,
            telemetry);
  }

  private static CloudWatchClient cloudWatch(Environment environment) {
    return AwsClients.configure(CloudWatchClient.builder(), environment, "CLOUDWATCH")
        .httpClient(AwsClients.httpClient())
        .build();
  }

  private static Duration window(Environment environment) {
    Duration window = environment.duration(Variable.TUNING_WINDOW);
    if (window.toSeconds() < 1 || window.compareTo(LONGEST_WINDOW) > 0) {
      throw new IllegalStateException(
          "Environment variable %s must be from PT1S to %s, but it is '%s'."
              .formatted(Variable.TUNING_WINDOW, LONGEST_WINDOW, window));
    }
    return window;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    boolean isDry = isDryRun(event(input));
    output.write(TuningReportJson.write(report(isDry)).toString().getBytes(StandardCharsets.UTF_8));
  }

  private TuningReport report(boolean isDry) {
    try {
      return isDry ? tuner.rehearse() : tuner.tune();
    } catch (RuntimeException e) {
      telemetry.error("tuning.failed", e, Map.of());
      throw e;
    }
  }

  private static boolean isDryRun(JsonNode event) {
    JsonNode dryRun = event.path(DRY_RUN);
    int known = dryRun.isBoolean() ? 2 : 1;
    if (!ACTION.equals(event.path("action").asText()) || event.size() != known) {
      throw new IllegalArgumentException(
          "The tuner expects the event {\"action\":\"%s\"}, with or without \"%s\":true, and nothing else: send that."
              .formatted(ACTION, DRY_RUN));
    }
    return dryRun.asBoolean();
  }

  private static JsonNode event(InputStream input) throws IOException {
    try {
      return JSON.readTree(input);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}

package dev.mangaassist.tuner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The whole function, against DynamoDB Local and CloudWatch's wire. */
final class TunerHandlerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:07Z");

  @AutoClose private final DynamoDbLocalFixture dynamoDb = new DynamoDbLocalFixture();
  @AutoClose private final CloudWatchOnTheWire cloudWatch = new CloudWatchOnTheWire();
  private final List<String> lines = new ArrayList<>();

  @Test
  void theScheduledEventReadsTheMetricsPublishesAndAnswersWithTheReport() throws IOException {
    cloudWatch
        .with("CostPerQuery", "SampleCount", 500.0)
        .with("CostPerQuery", "Average", 0.004)
        .with("CostPerQuery", "Sum", 2.0)
        .with("CostPerQuery", "p16", 0.001)
        .with("CostPerQuery", "p84", 0.007);
    String scheduled = Files.readString(Path.of("../../events/tuner/scheduled.json"));

    JsonNode report = new ObjectMapper().readTree(handle(environment(), scheduled));

    ConfigurationVersion active =
        new ConfigurationTable(dynamoDb.client(), dynamoDb.tableName(Table.CONFIG), () -> NOW)
            .active();
    assertThat(active.version()).isEqualTo(1);
    assertThat(active.configuration().haikuMaxTokens()).isEqualTo(896);
    assertThat(report)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {
                      "at": "2026-11-23T10:15:07Z",
                      "activeVersion": 0,
                      "window": {"start": "2026-11-23T10:00:00Z", "end": "2026-11-23T10:15:00Z"},
                      "counts": {"accepted": 0, "done": 0, "failed": 0, "abandoned": 0,
                        "modelAnswers": 0, "escalations": 0, "draftsTruncated": 0, "cacheHits": 0},
                      "cost": {"samples": 500, "meanUsd": 0.004, "totalUsd": 2,
                        "sdEstimateUsd": 0.003},
                      "compliance": [
                        {"level": "firstTextP50", "state": "unknown", "target": 1000, "samples": 0},
                        {"level": "firstTextP95", "state": "unknown", "target": 2500, "samples": 0},
                        {"level": "firstTextP99", "state": "unknown", "target": 3000, "samples": 0},
                        {"level": "quality", "state": "unknown", "target": 0.90, "samples": 0},
                        {"level": "costPerQuery", "state": "broken", "measured": 0.004,
                          "target": 0.003, "samples": 500},
                        {"level": "availability", "state": "unknown", "target": 0.999,
                          "samples": 0},
                        {"level": "escalationRate", "state": "unknown", "target": 0.15,
                          "samples": 0}
                      ],
                      "recommendations": [{
                        "action": "cut_haiku_max_tokens",
                        "priority": "high",
                        "reason": "mean cost per query was 0.004 USD, above its target of 0.003 USD (500 observations)",
                        "setting": "haikuMaxTokens",
                        "from": "1024",
                        "to": "896",
                        "expectedEffect": "cost -10%, quality -0.005",
                        "standing": "automatic",
                        "applied": true
                      }],
                      "memory": {"compliantWindows": 0, "watchedVersion": 1, "takenBack": []},
                      "certification": {"step": "0 of the 300 judged drafts that the next certificate needs have come in since 2026-10-24T10:15:07Z."},
                      "projectedCostUsd": {"day": 4000.00, "week": 28000.00, "month": 120000.00,
                        "year": 1460000.00},
                      "outcome": "Version 1 was published.",
                      "publishedVersion": 1
                    }
                    """));
    assertThat(report.toString()).doesNotContain("E+");
  }

  @Test
  void anyOtherEventIsRefusedWithWhatWasExpected() {
    for (String event :
        List.of(
            "",
            "null",
            "[]",
            "{",
            "{}",
            "{\"action\":\"ask\"}",
            "{\"action\":[\"tune\"]}",
            "{\"dryRun\":true}",
            "{\"action\":\"tune\",\"dryrun\":true}",
            "{\"action\":\"tune\",\"dryRun\":\"true\"}",
            "{\"action\":\"tune\",\"dryRun\":null}",
            "{\"action\":\"tune\",\"dryRun\":true,\"force\":true}")) {
      assertThatIllegalArgumentException()
          .as(event)
          .isThrownBy(() -> handle(environment(), event))
          .withMessage(
              "The tuner expects the event {\"action\":\"tune\"}, with or without"
                  + " \"dryRun\":true, and nothing else: send that.");
    }
    assertThat(cloudWatch.requests).isEmpty();
  }

  @Test
  void aDryRunAnswersWithWhatARunWouldDoAndWritesNothing() throws IOException {
    cloudWatch
        .with("CostPerQuery", "SampleCount", 500.0)
        .with("CostPerQuery", "Average", 0.004)
        .with("CostPerQuery", "Sum", 2.0)
        .with("CostPerQuery", "p16", 0.001)
        .with("CostPerQuery", "p84", 0.007);
    String event = Files.readString(Path.of("../../events/tuner/dry-run.json"));

    JsonNode report = new ObjectMapper().readTree(handle(environment(), event));

    assertThat(report.path("outcome").asText())
        .isEqualTo(
            "Dry run: nothing was written. A run would have ended with: Version 1 was published.");
    assertThat(report.path("dryRun").asBoolean()).isTrue();
    assertThat(report.path("wouldPublishVersion").asInt()).isEqualTo(1);
    assertThat(report.has("publishedVersion")).isFalse();
    assertThat(report.at("/recommendations/0/to").asText()).isEqualTo("896");
    assertThat(report.at("/recommendations/0/applied").asBoolean(true)).isFalse();
    assertThat(lines).isEmpty();
    assertThat(
            dynamoDb
                .client()
                .scan(request -> request.tableName(dynamoDb.tableName(Table.CONFIG)))
                .items())
        .isEmpty();
  }

  @Test
  void aDryRunThatIsNoneRuns() throws IOException {
    handle(environment(), "{\"action\":\"tune\",\"dryRun\":false}");
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).contains("\"event\":\"tuning.report\"");
  }

  @Test
  void aRunThatFailsSaysSoInTheLogAndFailsTheInvocation() {
    cloudWatch.withStatus("InternalError");

    assertThatIllegalStateException()
        .isThrownBy(() -> handle(environment(), "{\"action\":\"tune\"}"));
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).contains("\"event\":\"tuning.failed\"").contains("MetricsReader");
  }

  @Test
  void aWindowThatCloudWatchCanNotAnswerInOnePeriodIsRefusedAtTheStart() {
    Map<String, String> environment = environment();
    for (String window : List.of("PT0.9S", "PT24H1S", "P2D")) {
      environment.put(Variable.TUNING_WINDOW.name(), window);
      assertThatIllegalStateException()
          .as(window)
          .isThrownBy(() -> handler(environment))
          .withMessageContaining("TUNING_WINDOW must be from PT1S to PT24H");
    }
  }

  @Test
  void aNumberOfSamplesThatIsNoneOrTooSmallIsRefusedAtTheStart() {
    Map<String, String> environment = environment();
    for (String samples : List.of("0", "-300", "3e2", "many")) {
      environment.put(Variable.TUNING_MIN_SAMPLES.name(), samples);
      assertThatIllegalStateException()
          .as(samples)
          .isThrownBy(() -> handler(environment))
          .withMessageContaining("TUNING_MIN_SAMPLES must be a positive whole number");
    }
    environment.put(Variable.TUNING_MIN_SAMPLES.name(), "9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handler(environment))
        .withMessageContaining("speaks from 10 observations on");
  }

  @Test
  void itReadsNoVariableThatItDoesNotName() {
    for (Variable variable : TunerHandler.READS) {
      Map<String, String> environment = environment();
      environment.remove(variable.name());
      assertThatIllegalStateException()
          .isThrownBy(() -> handler(environment))
          .withMessageContaining(variable.name());
    }
    Map<String, String> onlyNamed = environment();
    for (Variable variable : Variable.values()) {
      if (!TunerHandler.READS.contains(variable)) {
        onlyNamed.remove(variable.name());
      }
    }
    assertThat(handler(onlyNamed)).isNotNull();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(dynamoDb.variables());
    environment.put("AWS_ENDPOINT_URL_CLOUDWATCH", cloudWatch.endpoint());
    environment.put(Variable.COST_TARGET_USD.name(), "0.003");
    environment.put(Variable.TUNING_WINDOW.name(), "PT15M");
    environment.put(Variable.TUNING_MIN_SAMPLES.name(), "300");
    environment.put(Variable.CERTIFICATION_INTERVAL.name(), "P1D");
    environment.put(Variable.SAMPLES_TABLE.name(), dynamoDb.tableName(Table.SAMPLES));
    return environment;
  }

  private TunerHandler handler(Map<String, String> environment) {
    return new TunerHandler(Environment.of(environment), lines::add, () -> NOW);
  }

  private String handle(Map<String, String> environment, String event) throws IOException {
    var output = new ByteArrayOutputStream();
    var input = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    handler(environment).handleRequest(input, output, noContext());
    return output.toString(StandardCharsets.UTF_8);
  }

  /** The tuner asks its context nothing. */
  private static Context noContext() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              throw new AssertionError("asked its context for " + method.getName());
            });
  }
}

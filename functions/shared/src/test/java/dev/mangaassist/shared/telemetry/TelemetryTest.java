package dev.mangaassist.shared.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TelemetryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123Z");

  private final List<String> lines = new ArrayList<>();
  private final Telemetry telemetry = new Telemetry("cascade", lines::add, () -> NOW);

  @Test
  void aMetricLineIsInEmbeddedMetricFormat() throws JsonProcessingException {
    telemetry.write(
        "ask.done",
        new MetricLine()
            .dimension("tier", "haiku")
            .dimension("task", "faq")
            .metric(MetricName.LATENCY, 412)
            .metric(MetricName.COST_PER_QUERY, new BigDecimal("0.000262500"))
            .countIf(MetricName.ESCALATIONS, false)
            .field("askId", "a-1"));

    assertThat(line())
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "_aws": {
                    "Timestamp": 1795428930123,
                    "CloudWatchMetrics": [{
                      "Namespace": "MangaAssist",
                      "Dimensions": [[], ["tier"], ["task"]],
                      "Metrics": [
                        {"Name": "Latency", "Unit": "Milliseconds"},
                        {"Name": "CostPerQuery", "Unit": "None"},
                        {"Name": "Escalations", "Unit": "Count"}
                      ]
                    }]
                  },
                  "level": "INFO",
                  "function": "cascade",
                  "event": "ask.done",
                  "tier": "haiku",
                  "task": "faq",
                  "Latency": 412,
                  "CostPerQuery": 0.0002625,
                  "Escalations": 0,
                  "askId": "a-1"
                }
                """));
  }

  @Test
  void aLineWithoutDimensionsIsStillCountedWithoutOne() throws JsonProcessingException {
    telemetry.write("frame.refused", new MetricLine().count(MetricName.FRAMES_REFUSED));

    assertThat(line().at("/_aws/CloudWatchMetrics/0/Dimensions").toString()).isEqualTo("[[]]");
    assertThat(line().path("FramesRefused").asInt()).isEqualTo(1);
  }

  @Test
  void aLineByDimensionOnlyIsNotCountedWithoutOne() throws JsonProcessingException {
    telemetry.write(
        "tuning.level",
        new MetricLine()
            .dimension("serviceLevel", "quality")
            .byDimensionOnly()
            .countIf(MetricName.SERVICE_LEVEL_BREACHED, true));

    assertThat(line().at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
        .isEqualTo("[[\"serviceLevel\"]]");
    assertThat(line().path("ServiceLevelBreached").asInt()).isEqualTo(1);
  }

  @Test
  void everyMetricNameIsDeclaredOnce() {
    assertThat(MetricName.values())
        .extracting(MetricName::cloudWatchName)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[A-Z][A-Za-z]+"));
  }

  @Test
  void aLogLineHasItsTimeLevelFunctionEventAndFieldsButNoMetrics() throws JsonProcessingException {
    telemetry.info("connection.opened", Map.of("connectionId", "c-1"));
    telemetry.warn("connection.refused", Map.of("origin", "https://elsewhere.example"));

    assertThat(lines).hasSize(2);
    assertThat(JSON.readTree(lines.getFirst()))
        .isEqualTo(
            JSON.readTree(
                """
                {"time":"2026-11-23T10:15:30.123Z","level":"INFO","function":"cascade",
                 "event":"connection.opened","connectionId":"c-1"}
                """));
    assertThat(JSON.readTree(lines.getLast()).path("level").asText()).isEqualTo("WARN");
  }

  @Test
  void aFieldWithLineBreaksStaysOnOneLine() {
    telemetry.info("note", Map.of("text", "one\ntwo\r\u2028three"));

    assertThat(lines.getFirst().lines()).hasSize(1);
  }

  @Test
  void aFailureIsToldWithoutItsMessage() throws JsonProcessingException {
    telemetry.error(
        "ask.failed",
        new IllegalStateException("I am the customer's question"),
        Map.of("askId", "a-1"));

    assertThat(line().path("level").asText()).isEqualTo("ERROR");
    assertThat(line().path("askId").asText()).isEqualTo("a-1");
    assertThat(line().path("failure").asText()).startsWith(IllegalStateException.class.getName());
    assertThat(lines.getFirst()).doesNotContain("customer's question");
  }

  @Test
  void aFieldThatJsonCanNotHoldIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> telemetry.info("note", Map.of("thread", new Object())))
        .withMessage("A log field has a type that JSON can not hold");
  }

  private JsonNode line() throws JsonProcessingException {
    assertThat(lines).hasSize(1);
    return JSON.readTree(lines.getFirst());
  }
}

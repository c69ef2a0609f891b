package dev.mangaassist.cascade;

import static dev.mangaassist.cascade.ScriptedModels.fails;
import static dev.mangaassist.cascade.ScriptedModels.silence;
import static dev.mangaassist.cascade.ScriptedModels.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.models.ModelException;
import dev.mangaassist.shared.config.ActiveConfiguration;
import dev.mangaassist.shared.config.Canary;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.config.Variant;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asks of conversations on either side of a trial. */
final class CanaryConversationTest {
  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  /** Under the canary, a draft of 0.90 escalates; under the stable version it passes. */
  private static final ActiveConfiguration TRIAL =
      new ActiveConfiguration(
          version(6, "0.80"), Optional.of(new Canary(version(7, "0.95"), new BigDecimal("0.5"))));

  private static ConfigurationVersion version(int number, String threshold) {
    return new ConfigurationVersion(
        number,
        Configuration.DEFAULT.withConfidenceThreshold(new BigDecimal(threshold)),
        "tuner",
        "A test.",
        Instant.parse("2026-11-25T10:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"CANARY,7,true", "STABLE,6,false"})
  void anAskFollowsTheVersionOfItsSideAndIsCountedThere(
      Variant side, int version, boolean escalates) throws JsonProcessingException {
    RouterFixture fixture = on(side);
    fixture.models.answers("Two days.", 200, 100).answers("Two days, sir.", 200, 100);

    fixture.ask("How long does shipping take?", Task.FAQ);

    assertThat(fixture.done().escalated()).isEqualTo(escalates);
    List<JsonNode> lines = metricLines(fixture);
    assertThat(lines)
        .extracting(line -> line.path("event").asText())
        .containsExactly("ask.accepted", "answer.done");
    assertCounted(lines, side);
    assertThat(lines.getLast().path("configuration").asInt()).isEqualTo(version);
    assertThat(lines.getLast().path("_aws").toString())
        .contains("[]", "[\"variant\"]", "[\"task\"]", "[\"tier\"]");
  }

  @Test
  void whatFailsOrIsAbandonedIsCountedOnItsSideToo() throws JsonProcessingException {
    RouterFixture failing = on(Variant.CANARY);
    failing.models.plays(fails(ModelException.Kind.REJECTED));
    failing.ask("Anything like Monster?", Task.RECOMMENDATION);
    RouterFixture leaving = on(Variant.CANARY);
    leaving.models.plays(text("Two"), silence(leaving::leave), silence(leaving::tick));
    leaving.ask("How long does shipping take?", Task.FAQ);

    assertThat(failing.lastMetricLine()).contains("\"AsksFailed\":1");
    assertCounted(metricLines(failing), Variant.CANARY);
    assertThat(leaving.lastMetricLine()).contains("\"AsksAbandoned\":1");
    assertCounted(metricLines(leaving), Variant.CANARY);
  }

  @Test
  void withoutATrialNothingIsCountedApart() {
    RouterFixture fixture = new RouterFixture(tables);
    fixture.models.answers("Two days.", 200, 100);
    fixture.ask("How long does shipping take?", Task.FAQ);

    assertThat(fixture.lines).noneMatch(line -> line.contains("variant"));
  }

  private static RouterFixture on(Variant side) {
    RouterFixture fixture = new RouterFixture(tables);
    while (!TRIAL.servedTo(fixture.conversation).variant().equals(Optional.of(side))) {
      fixture = new RouterFixture(tables);
    }
    fixture.configure(TRIAL);
    return fixture;
  }

  private static void assertCounted(List<JsonNode> lines, Variant side) {
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.path("variant").asText()).isEqualTo(side.dimensionValue());
              assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
                  .contains("[\"variant\"]");
            });
  }

  private static List<JsonNode> metricLines(RouterFixture fixture) throws JsonProcessingException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : fixture.lines) {
      JsonNode json = new ObjectMapper().readTree(line);
      if (json.has("_aws")) {
        lines.add(json);
      }
    }
    return lines;
  }
}

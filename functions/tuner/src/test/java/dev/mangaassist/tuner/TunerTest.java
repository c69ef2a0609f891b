package dev.mangaassist.tuner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.config.Variant;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Items;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.tuner.TuningReport.Outcome;
import dev.mangaassist.tuner.certification.Certifications;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Policy;
import dev.mangaassist.tuner.rules.ServiceLevels;
import dev.mangaassist.tuner.rules.Traffic;
import dev.mangaassist.tuner.rules.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class TunerTest {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final String LEVEL_EVENT = "tuning.level";
  private static final Traffic POOR_AND_LATE =
      Traffic.healthy().quality("0.85", 120).firstTextMs(900, 2_800, 2_900);

  @AutoClose private final DynamoDbLocalFixture dynamoDb = new DynamoDbLocalFixture();

  private Instant now = Instant.parse("2026-11-23T10:15:07Z");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Window> windows = new CopyOnWriteArrayList<>();
  private Function<Window, Observations> metrics = window -> Traffic.healthy().observations();
  private final ConfigurationTable configurations =
      new ConfigurationTable(dynamoDb.client(), dynamoDb.tableName(Table.CONFIG), () -> now);
  private final Tuner tuner =
      new Tuner(
          configurations,
          new TunerTable(dynamoDb.client(), dynamoDb.tableName(Table.CONFIG)),
          this::read,
          Certifications.withoutSamples(),
          new Policy(ServiceLevels.withCostTarget(new BigDecimal("0.006")), 110, WINDOW),
          () -> now,
          new Telemetry("tuner", lines::add, () -> now));

  private Observations read(Window window, Optional<Variant> variant) {
    assertThat(variant).isEmpty();
    windows.add(window);
    return metrics.apply(window);
  }

  @Test
  void allThatAppliesByItselfIsPublishedAsOneVersionWithItsReason() {
    metrics = window -> POOR_AND_LATE.observations();

    TuningReport report = tuner.tune();

    ConfigurationVersion active = configurations.active();
    assertThat(active.version()).isEqualTo(1);
    assertThat(active.author()).isEqualTo("tuner");
    assertThat(active.configuration())
        .isEqualTo(
            Configuration.DEFAULT
                .withConfidenceThreshold(new BigDecimal("0.82"))
                .withResponseCacheLife(Duration.ofMinutes(6)));
    assertThat(active.reason())
        .isEqualTo(
            "Mean quality was 0.85, below its target of 0.90 (120 observations):"
                + " confidenceThreshold 0.80 -> 0.82."
                + " Time to first text p95 was 2800 ms, above its target of 2500 ms (1000"
                + " observations): responseCacheLife 300 s -> 360 s.");
    assertThat(report.outcome()).isEqualTo(new Outcome.Published(active));
    assertThat(report.recommendations()).allMatch(report::applied);
  }

  @Test
  void healthyTrafficChangesNothing() {
    TuningReport report = tuner.tune();

    assertThat(configurations.active()).isEqualTo(ConfigurationVersion.BUILT_IN);
    assertThat(report.outcome())
        .isEqualTo(new Outcome.Unchanged("Nothing was changed: every service level is met."));
    assertThat(report.recommendations()).hasSize(1).noneMatch(report::applied);
  }

  @Test
  void aDryRunDecidesAsTheRunAfterItAndLeavesNoTrace() {
    metrics = window -> POOR_AND_LATE.observations();

    TuningReport dry = tuner.rehearse();

    assertThat(configurations.active()).isEqualTo(ConfigurationVersion.BUILT_IN);
    assertThat(lines).isEmpty();
    TuningReport run = tuner.tune();
    assertThat(dry.outcome()).isEqualTo(new Outcome.Rehearsed(run.outcome()));
    assertThat(dry.recommendations()).isEqualTo(run.recommendations()).noneMatch(dry::applied);
    assertThat(dry.memory()).isEqualTo(run.memory());
  }

  @Test
  void aDryRunTellsWhyARunWouldChangeNothing() {
    assertThat(tuner.rehearse().outcome().sentence())
        .isEqualTo(
            "Dry run: nothing was written. A run would have ended with: Nothing was changed: every"
                + " service level is met.");
  }

  @Test
  void withoutEnoughObservationsItSaysSoAndDoesNothing() {
    metrics = Observations::none;

    TuningReport report = tuner.tune();

    assertThat(configurations.active()).isEqualTo(ConfigurationVersion.BUILT_IN);
    assertThat(report.recommendations()).isEmpty();
    assertThat(report.outcome().sentence())
        .startsWith("Nothing was changed: no service level has the 10 observations since");
  }

  @Test
  void aConfigurationIsJudgedOnlyByWhatHappenedOnceEveryReaderFollowedIt() {
    metrics = window -> POOR_AND_LATE.observations();

    now = Instant.parse("2026-11-23T10:15:42Z"); // version 1, followed by all from 10:16:12 on
    tuner.tune();
    now = Instant.parse("2026-11-23T10:15:50Z");
    tuner.tune();
    now = Instant.parse("2026-11-23T10:31:05Z");
    tuner.tune();

    assertThat(windows)
        .containsExactly(
            window("2026-11-23T10:00:00Z", "2026-11-23T10:15:00Z"),
            window("2026-11-23T10:15:00Z", "2026-11-23T10:15:00Z"),
            window("2026-11-23T10:17:00Z", "2026-11-23T10:31:00Z"));
  }

  @Test
  void whenSomebodyElsePublishesInTheMeantimeNothingIsApplied() throws JsonProcessingException {
    metrics =
        window -> {
          configurations.publish(
              ConfigurationVersion.BUILT_IN,
              Configuration.DEFAULT.withHaikuMaxTokens(512),
              "person",
              "By hand.");
          return POOR_AND_LATE.observations();
        };

    TuningReport report = tuner.tune();

    assertThat(configurations.active().author()).isEqualTo("person");
    assertThat(report.outcome()).isEqualTo(new Outcome.Conflict(0));
    assertThat(report.recommendations()).hasSize(2).noneMatch(report::applied);
    assertThat(events()).containsExactly("configuration.conflict", "tuning.report");
  }

  @Test
  void aRunIsCountedAndItsReportLogged() throws JsonProcessingException {
    metrics = window -> POOR_AND_LATE.observations();

    TuningReport report = tuner.tune();

    assertThat(events()).containsExactly("configuration.published", "tuning.report");
    JsonNode line = new ObjectMapper().readTree(lines.getLast());
    assertThat(line.path("TuningRuns").asInt()).isEqualTo(1);
    assertThat(line.path("ServiceLevelsBroken").asInt()).isEqualTo(2);
    assertThat(line.path("report"))
        .isEqualTo(new ObjectMapper().readTree(TuningReportJson.write(report).toString()));
    JsonNode published = new ObjectMapper().readTree(lines.getFirst());
    assertThat(published.path("version").asInt()).isEqualTo(1);
    assertThat(published.path("reason").asText()).startsWith("Mean quality was 0.85");
  }

  @Test
  void everyLevelIsToldToItsAlarmAsBrokenOrMet() throws JsonProcessingException {
    metrics = window -> POOR_AND_LATE.observations();

    tuner.tune();

    assertThat(breaches())
        .containsExactly(
            entry("firstTextP50", 0),
            entry("firstTextP95", 1),
            entry("firstTextP99", 0),
            entry("quality", 1),
            entry("costPerQuery", 0),
            entry("availability", 0),
            entry("escalationRate", 0));
  }

  @Test
  void ofALevelThatCanNotBeJudgedItsAlarmIsToldNothing() throws JsonProcessingException {
    metrics = window -> Traffic.healthy().withoutQuality().observations();
    tuner.tune();
    assertThat(breaches()).hasSize(6).doesNotContainKey("quality");

    lines.clear();
    metrics = Observations::none;
    tuner.tune();
    assertThat(breaches()).isEmpty();
    assertThat(events()).contains("tuning.report");
  }

  @Test
  void aSmallBreachIsAnsweredOnceItHasLastedTwoWindows() {
    metrics = window -> Traffic.healthy().quality("0.895", 120).observations(window);

    TuningReport first = tuner.tune();
    now = now.plus(WINDOW);
    TuningReport second = tuner.tune();

    assertThat(first.outcome().sentence())
        .isEqualTo(
            "Nothing was changed yet: mean quality was 0.895, below its target of 0.90 (120"
                + " observations); waits: less than 0.02 is answered only if it lasts two windows.");
    assertThat(second.outcome()).isInstanceOf(Outcome.Published.class);
  }

  @Test
  void afterAChangeItWaitsForAFullWindow() {
    metrics = window -> POOR_AND_LATE.observations();

    tuner.tune();
    now = now.plus(WINDOW);
    TuningReport tooEarly = tuner.tune();
    now = now.plus(WINDOW);
    TuningReport inTime = tuner.tune();

    assertThat(tooEarly.outcome().sentence())
        .contains("waits: version 1 has its first full window at 2026-11-23T10:31:00Z");
    assertThat(inTime.outcome()).isInstanceOf(Outcome.Published.class);
  }

  @Test
  void itActsOnAsManyObservationsAsItWasToldOnly() {
    metrics = window -> Traffic.healthy().quality("0.5", 109).observations();

    assertThat(tuner.tune().outcome().sentence())
        .endsWith("waits: it takes 110 observations to act.");
  }

  @Test
  void whatContradictsItselfOrIsNoNumberFreezesTheConfiguration() {
    metrics = window -> Traffic.healthy().escalated(801, 800).quality("0.5", 400).observations();
    assertThat(tuner.tune().outcome())
        .isEqualTo(new Outcome.Frozen("801 of 800 answers were escalated"));

    metrics =
        window -> {
          throw new UnusableMetricsException("CloudWatch answered NaN");
        };
    assertThat(tuner.tune().outcome().sentence())
        .isEqualTo(
            "Nothing was changed, because the metrics are not to be trusted: CloudWatch answered"
                + " NaN.");
    assertThat(configurations.active()).isEqualTo(ConfigurationVersion.BUILT_IN);
  }

  @Test
  void everyRunsReportIsKept() throws JsonProcessingException {
    tuner.tune();
    metrics = window -> POOR_AND_LATE.observations();
    TuningReport second = tuner.tune();

    Map<String, AttributeValue> kept =
        dynamoDb
            .client()
            .getItem(
                request ->
                    request
                        .tableName(dynamoDb.tableName(Table.CONFIG))
                        .key(Map.of("name", Items.string("report"), "version", Items.number(2))))
            .item();
    assertThat(new ObjectMapper().readTree(Items.requiredString(kept, "document")))
        .isEqualTo(new ObjectMapper().readTree(TuningReportJson.write(second).toString()));
    assertThat(Items.requiredString(kept, "outcome")).isEqualTo("Version 1 was published.");
  }

  @Test
  void aMemoryThatCanNotBeReadIsStartedAfresh() throws JsonProcessingException {
    dynamoDb
        .client()
        .putItem(
            request ->
                request
                    .tableName(dynamoDb.tableName(Table.CONFIG))
                    .item(
                        Map.of(
                            "name", Items.string("tuner"),
                            "version", Items.number(0),
                            "revision", Items.number(7),
                            "document", Items.string("{\"of\":\"another release\"}"))));
    metrics = window -> POOR_AND_LATE.observations();

    assertThat(tuner.tune().outcome()).isInstanceOf(Outcome.Published.class);
    assertThat(events())
        .containsExactly("tuning.memory.unreadable", "configuration.published", "tuning.report");
  }

  @Test
  void ofTwoTunersAtOnceOneIsKept() throws Exception {
    var together = new CyclicBarrier(2);
    metrics =
        window -> {
          meet(together);
          return POOR_AND_LATE.observations();
        };

    List<TuningReport> reports = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Callable<TuningReport>> both = List.of(tuner::tune, tuner::tune);
      for (Future<TuningReport> run : threads.invokeAll(both)) {
        reports.add(run.get());
      }
    }

    assertThat(reports)
        .extracting(TuningReport::outcome)
        .containsExactlyInAnyOrder(
            new Outcome.Published(configurations.active()), new Outcome.Conflict(0));
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aRunThatCanNotReadTheMetricsChangesNothing() {
    metrics =
        window -> {
          throw new IllegalStateException("CloudWatch is out of reach");
        };

    assertThatIllegalStateException().isThrownBy(tuner::tune);
    assertThat(configurations.active()).isEqualTo(ConfigurationVersion.BUILT_IN);
  }

  @Test
  void itRaisesStepByStepToTheBoundAndThenSaysThatItIsThere() {
    metrics = window -> Traffic.healthy().quality("0.5", 110).observations();

    for (int run = 0; run < 8; run++) {
      tuner.tune();
      now = now.plus(Duration.ofMinutes(32));
    }
    TuningReport atTheBound = tuner.tune();

    assertThat(configurations.active().version()).isEqualTo(8);
    assertThat(configurations.active().configuration().confidenceThreshold())
        .isEqualTo(new BigDecimal("0.95"));
    assertThat(atTheBound.outcome().sentence())
        .isEqualTo(
            "Nothing was changed: no rule may do more about the broken service levels by itself.");
  }

  private List<String> events() throws JsonProcessingException {
    List<String> events = new ArrayList<>();
    for (String line : lines) {
      events.add(new ObjectMapper().readTree(line).path("event").asText());
    }
    events.removeIf(LEVEL_EVENT::equals);
    return events;
  }

  /** By service level, what its alarm watches. */
  private Map<String, Integer> breaches() throws JsonProcessingException {
    Map<String, Integer> breaches = new LinkedHashMap<>();
    for (String text : lines) {
      JsonNode line = new ObjectMapper().readTree(text);
      if (line.path("event").asText().equals(LEVEL_EVENT)) {
        assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
            .isEqualTo("[[\"serviceLevel\"]]");
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        breaches.put(
            line.path("serviceLevel").asText(), line.path("ServiceLevelBreached").asInt(-1));
      }
    }
    return breaches;
  }

  private static Window window(String start, String end) {
    return new Window(Instant.parse(start), Instant.parse(end));
  }
}

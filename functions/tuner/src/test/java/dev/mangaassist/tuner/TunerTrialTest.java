package dev.mangaassist.tuner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.shared.config.ActiveConfiguration;
import dev.mangaassist.shared.config.Canary;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.config.Variant;
import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Items;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.tuner.TuningReport.Outcome;
import dev.mangaassist.tuner.certification.Certifications;
import dev.mangaassist.tuner.rules.Action;
import dev.mangaassist.tuner.rules.Memory;
import dev.mangaassist.tuner.rules.Memory.Bar;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Policy;
import dev.mangaassist.tuner.rules.ServiceLevels;
import dev.mangaassist.tuner.rules.Traffic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Trials from their beginning to their end, over DynamoDB Local and CloudWatch's wire. */
final class TunerTrialTest {
  private static final Duration WINDOW = Duration.ofMinutes(15);

  @AutoClose private final DynamoDbLocalFixture dynamoDb = new DynamoDbLocalFixture();
  @AutoClose private final CloudWatchOnTheWire cloudWatch = new CloudWatchOnTheWire();

  @AutoClose
  private final CloudWatchClient client =
      AwsClients.configure(
              CloudWatchClient.builder(),
              Environment.of(
                  Map.of(
                      "AWS_REGION",
                      "us-east-1",
                      "AWS_ENDPOINT_URL_CLOUDWATCH",
                      cloudWatch.endpoint())),
              "CLOUDWATCH")
          .httpClient(AwsClients.httpClient())
          .build();

  private Instant now = Instant.parse("2026-11-25T10:15:07Z");
  private final ConfigurationTable configurations =
      new ConfigurationTable(dynamoDb.client(), dynamoDb.tableName(Table.CONFIG), () -> now);
  private final MetricsReader reader = new MetricsReader(client, new BigDecimal("0.90"));
  private final Tuner tuner = tuner(reader);

  private Tuner tuner(Metrics metrics) {
    return new Tuner(
        configurations,
        new TunerTable(dynamoDb.client(), dynamoDb.tableName(Table.CONFIG)),
        metrics,
        Certifications.withoutSamples(),
        new Policy(ServiceLevels.withCostTarget(new BigDecimal("0.006")), 100, WINDOW),
        () -> now,
        new Telemetry("tuner", line -> {}, () -> now));
  }

  @Test
  void aChangeGoesOnTrialAndIsPromotedAfterAFullWindowInWhichNothingIsWorse() {
    Canary canary = openTrial();
    assertThat(canary.version().configuration().confidenceThreshold()).isEqualTo("0.78");
    assertThat(configurations.serving())
        .isEqualTo(new ActiveConfiguration(ConfigurationVersion.BUILT_IN, Optional.of(canary)));

    sides(Traffic.healthy(900), Traffic.healthy(100));
    assertThat(nextRun().sentence())
        .isEqualTo(
            "The trial of version 1 goes on: its first full window ends at 2026-11-25T10:31:00Z.");
    sides(Traffic.healthy(1_800), Traffic.healthy(200));
    assertThat(nextRun().sentence())
        .isEqualTo(
            "Version 1 was promoted from its trial: after 200 asks no level is worse than under"
                + " version 0.");

    ConfigurationVersion active = configurations.active();
    assertThat(configurations.serving()).isEqualTo(ActiveConfiguration.only(active));
    assertThat(active.configuration()).isEqualTo(canary.version().configuration());
    assertThat(active.since()).isEqualTo(now);
    assertThat(fates())
        .containsExactly(
            "1 active, promoted from its trial: after 200 asks no level is worse than under version 0");
  }

  @Test
  void whatWasPromotedIsStillTakenBackAtOnceIfItIsWorseThanWhatWasBeforeItsTrial() {
    openTrial();
    sides(Traffic.healthy(1_800), Traffic.healthy(200));
    nextRun();
    assertThat(nextRun()).isInstanceOf(Outcome.Promoted.class);

    cloudWatch.holds(Traffic.healthy(1_000).quality("0.88", 1_000).observations());
    assertThat(nextRun().sentence()).contains("waits: version 1 has its first full window at");
    assertThat(nextRun()).isInstanceOf(Outcome.Published.class);

    assertThat(configurations.active().version()).isEqualTo(2);
    assertThat(configurations.active().reason())
        .startsWith("Version 1 made the mean quality worse: 0.94 before, 0.88 under it");
    assertThat(configurations.active().configuration()).isEqualTo(Configuration.DEFAULT);
  }

  @Test
  void aHarmfulChangeIsWithdrawnAndNotTriedAgainUntilItsBackOffIsOver() {
    openTrial();
    sides(Traffic.healthy(900), Traffic.healthy(100).quality("0.85", 100));

    assertThat(nextRun().sentence())
        .isEqualTo(
            "Version 1 was withdrawn from its trial: it made the mean quality worse: 0.85 (100"
                + " observations), and 0.94 (450 observations) under version 0 at the same time.");
    Instant until = now.plus(WINDOW.multipliedBy(8));
    assertThat(configurations.serving()).isEqualTo(ActiveConfiguration.BUILT_IN);
    assertThat(memory().bars()).containsExactly(new Bar(Action.LOWER_THRESHOLD, until, 1));
    assertThat(memory().tried()).isEmpty();

    for (int run = 1; run < 8; run++) {
      assertThat(nextRun().sentence())
          .contains("waits: it was taken back once and is not tried again before " + until);
    }
    assertThat(nextRun()).isInstanceOf(Outcome.Trialled.class);
    Canary again = configurations.serving().canary().orElseThrow();
    assertThat(again.version().version()).isEqualTo(2);

    sides(Traffic.healthy(900), Traffic.healthy(100).quality("0.85", 100));
    assertThat(nextRun()).isInstanceOf(Outcome.Withdrawn.class);
    assertThat(memory().bars())
        .containsExactly(new Bar(Action.LOWER_THRESHOLD, now.plus(WINDOW.multipliedBy(16)), 2));
    assertThat(fates())
        .allMatch(fate -> fate.contains("withdrawn: it made the mean quality worse"));
  }

  @Test
  void aHigherThresholdIsTriedTooAndWhatItCostsDoesNotSpeakAgainstIt() {
    cloudWatch.holds(Traffic.healthy().quality("0.85", 1_000).observations());
    assertThat(tuner.tune().outcome()).isInstanceOf(Outcome.Trialled.class);

    sides(
        Traffic.healthy(1_800).quality("0.85", 900),
        Traffic.healthy(200).quality("0.87", 100).cost("0.008", 200));
    nextRun();
    assertThat(nextRun()).isInstanceOf(Outcome.Promoted.class);

    assertThat(configurations.active().configuration().confidenceThreshold()).isEqualTo("0.82");
  }

  @Test
  void whatIsTriedAtThePriceOfQualityMakesWayWhenQualityBreaks() {
    openTrial();
    cloudWatch.holds(Traffic.healthy().quality("0.85", 1_000).observations());
    sides(Traffic.healthy(900).quality("0.85", 450), Traffic.healthy(100).quality("0.85", 50));

    assertThat(nextRun().sentence())
        .contains("withdrawn from its trial: mean quality was 0.85, below its target of 0.90");
    assertThat(memory().bars()).isEmpty();
    assertThat(nextRun()).isInstanceOf(Outcome.Trialled.class);
    assertThat(raised()).isEqualTo("0.82");
  }

  private BigDecimal raised() {
    Canary canary = configurations.serving().canary().orElseThrow();
    return canary.version().configuration().confidenceThreshold();
  }

  @Test
  void whereTrafficIsThinAChangeIsPublishedAtOnce() {
    cloudWatch.holds(Traffic.healthy(999).counts(escalating(999)).observations());

    assertThat(tuner.tune().outcome()).isInstanceOf(Outcome.Published.class);
    assertThat(configurations.serving().canary()).isEmpty();
  }

  @Test
  void whereCanariesAreSwitchedOffAChangeIsPublishedAtOnce() {
    configurations.publish(
        ConfigurationVersion.BUILT_IN,
        Configuration.DEFAULT.toBuilder().canaryShare(BigDecimal.ZERO).build(),
        "person",
        "No canaries.");
    now = now.plus(Duration.ofHours(1));
    cloudWatch.holds(escalating());

    assertThat(tuner.tune().outcome()).isInstanceOf(Outcome.Published.class);
  }

  @Test
  void whenTrafficGetsTooThinToTellTheTrialEndsAfterEightWindows() {
    openTrial();
    sides(Traffic.healthy(300), Traffic.healthy(40));

    for (int run = 1; run <= 8; run++) {
      assertThat(nextRun()).as("run %d", run).isInstanceOf(Outcome.TrialGoesOn.class);
    }
    assertThat(nextRun().sentence())
        .isEqualTo(
            "Version 1 was promoted from its trial: traffic was too thin to tell, with 40 asks in 8"
                + " windows where it takes 100.");
  }

  @Test
  void metricsThatAreNotToBeTrustedFreezeTheTrial() {
    openTrial();
    sides(Traffic.healthy(1_800), Traffic.healthy(0));
    assertThat(nextRun())
        .isEqualTo(
            new Outcome.Frozen(
                "0 asks were counted under the canary, where its share of the conversations"
                    + " promises 200"));

    sides(Traffic.healthy(1_800), Traffic.healthy(200).escalated(801, 800));
    assertThat(nextRun())
        .isEqualTo(new Outcome.Frozen("under the canary, 801 of 800 answers were escalated"));

    sides(Traffic.healthy(1_800), Traffic.healthy(200));
    assertThat(nextRun()).isInstanceOf(Outcome.Promoted.class);
  }

  @Test
  void theReportShowsBothSides() {
    openTrial();
    sides(Traffic.healthy(900), Traffic.healthy(100).cost("0.005", 100));
    now = now.plus(WINDOW);

    ObjectNode report = TuningReportJson.write(tuner.tune());

    assertThat(report.at("/trial/version").asInt()).isEqualTo(1);
    assertThat(report.at("/trial/share").asText()).isEqualTo("0.10");
    assertThat(report.at("/trial/canary/counts/accepted").asInt()).isEqualTo(100);
    assertThat(report.at("/trial/canary/cost/meanUsd").asText()).isEqualTo("0.005");
    assertThat(report.at("/trial/stable/counts/accepted").asInt()).isEqualTo(900);
    assertThat(report.at("/trial/stable/window/start").asText()).isEqualTo("2026-11-25T10:16:00Z");
    assertThat(report.path("compliance")).isNotEmpty();
  }

  @Test
  void ofTwoTunersAtOnceOneOpensTheTrialAndOneEndsIt() throws Exception {
    cloudWatch.holds(escalating());
    assertThat(bothAtOnce())
        .hasAtLeastOneElementOfType(Outcome.Trialled.class)
        .hasAtLeastOneElementOfType(Outcome.Conflict.class);

    sides(Traffic.healthy(1_800), Traffic.healthy(200));
    now = now.plus(WINDOW.multipliedBy(2));
    assertThat(bothAtOnce())
        .hasAtLeastOneElementOfType(Outcome.Promoted.class)
        .hasAtLeastOneElementOfType(Outcome.Conflict.class);
    assertThat(configurations.active().version()).isEqualTo(1);
    assertThat(memory().version()).isEqualTo(1);
  }

  private List<Outcome> bothAtOnce() throws Exception {
    var together = new CyclicBarrier(2);
    Tuner simultaneous =
        tuner(
            (window, variant) -> {
              meet(together);
              return reader.read(window, variant);
            });
    List<Outcome> outcomes = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Callable<TuningReport>> both = List.of(simultaneous::tune, simultaneous::tune);
      for (Future<TuningReport> run : threads.invokeAll(both)) {
        outcomes.add(run.get().outcome());
      }
    }
    return outcomes;
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPersonWhoPublishesDuringATrialEndsItAndTheTunerGoesOnFromThere() {
    openTrial();
    now = now.plusSeconds(60);
    publishByHand();
    sides(Traffic.healthy(1_800), Traffic.healthy(200));

    assertThat(nextRun().sentence()).contains("waits: version 2 has its first full window at");
    assertThat(memory().tried()).isEmpty();
    assertThat(memory().version()).isEqualTo(2);
    assertThat(memory().home().haikuMaxTokens()).isEqualTo(512);
    assertThat(fates()).containsExactly("2 active", "1 withdrawn: version 2 was published");
  }

  @Test
  void aPersonWhoPublishesWhileTheTrialIsJudgedWins() {
    openTrial();
    sides(Traffic.healthy(1_800), Traffic.healthy(200));
    now = now.plus(WINDOW.multipliedBy(2));
    Tuner late =
        tuner(
            (window, variant) -> {
              if (variant.equals(Optional.of(Variant.STABLE))) {
                publishByHand();
              }
              return reader.read(window, variant);
            });

    assertThat(late.tune().outcome()).isEqualTo(new Outcome.Conflict(0));
    assertThat(configurations.active().author()).isEqualTo("person");
    assertThat(memory().tried()).as("nothing of the run was kept").isPresent();
  }

  @Test
  void aTrialOfAPersonsIsWithdrawnForWhatItBreaksAndPromotedOtherwise() {
    trialByHand();
    // dearer than the active version, but within its target
    sides(Traffic.healthy(1_800), Traffic.healthy(200).cost("0.0055", 200));
    nextRun();
    assertThat(nextRun()).isInstanceOf(Outcome.Promoted.class);
    assertThat(configurations.active().author()).isEqualTo("person");

    trialByHand();
    sides(Traffic.healthy(900), Traffic.healthy(100).cost("0.0065", 100));
    assertThat(nextRun().sentence()).contains("it made the mean cost per query worse: 0.0065 USD");
    assertThat(memory().bars()).isEmpty();
  }

  private void trialByHand() {
    cloudWatch.holds(Traffic.healthy().observations());
    configurations.trial(
        configurations.active(),
        Configuration.DEFAULT.withHaikuMaxTokens(2048),
        "person",
        "Longer.",
        canary -> List.of());
  }

  @Test
  void aTableOfAnOlderReleaseIsGoneOnWith() {
    dynamoDb
        .client()
        .putItem(
            request ->
                request
                    .tableName(dynamoDb.tableName(Table.CONFIG))
                    .item(
                        Map.of(
                            "name", Items.string("cascade"),
                            "version", Items.number(0),
                            "active", Items.number(7),
                            "document", Items.string("{\"confidenceThreshold\":\"0.9\"}"),
                            "author", Items.string("person"),
                            "reason", Items.string("By hand."),
                            "since", Items.string("2026-11-23T10:00:00Z"))));
    openTrial();

    Canary canary = configurations.serving().canary().orElseThrow();
    assertThat(canary.version().version()).isEqualTo(8);
    assertThat(canary.version().configuration().confidenceThreshold()).isEqualTo("0.88");
  }

  private Canary openTrial() {
    cloudWatch.holds(escalating());
    assertThat(tuner.tune().outcome()).isInstanceOf(Outcome.Trialled.class);
    return configurations.serving().canary().orElseThrow();
  }

  /** A quarter of the answers escalated, at a quality that can spare something. */
  private static Observations escalating() {
    return Traffic.healthy(1_000).counts(escalating(1_000)).observations();
  }

  private static Counts escalating(long asks) {
    return new Counts(asks, asks, 0, 0, 800, 200, 5, asks - 800);
  }

  private void sides(Traffic stable, Traffic canary) {
    cloudWatch.holds(Variant.STABLE, stable.observations());
    cloudWatch.holds(Variant.CANARY, canary.observations());
  }

  private Outcome nextRun() {
    now = now.plus(WINDOW);
    return tuner.tune().outcome();
  }

  private void publishByHand() {
    configurations.publish(
        configurations.active(),
        Configuration.DEFAULT.withHaikuMaxTokens(512),
        "person",
        "By hand.");
  }

  private Memory memory() {
    return new TunerTable(dynamoDb.client(), dynamoDb.tableName(Table.CONFIG))
        .read()
        .memory()
        .orElseThrow();
  }

  private List<String> fates() {
    return configurations.history(10).stream()
        .map(past -> past.version().version() + " " + past.fate())
        .toList();
  }
}

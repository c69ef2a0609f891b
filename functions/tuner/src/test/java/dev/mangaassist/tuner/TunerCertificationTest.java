package dev.mangaassist.tuner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.config.ThresholdCertificate;
import dev.mangaassist.shared.config.Variant;
import dev.mangaassist.shared.samples.SampleTable;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.tuner.TuningReport.Outcome;
import dev.mangaassist.tuner.certification.Attempt;
import dev.mangaassist.tuner.certification.Certification;
import dev.mangaassist.tuner.certification.CertificationPolicy;
import dev.mangaassist.tuner.certification.JudgedTraffic;
import dev.mangaassist.tuner.certification.Step;
import dev.mangaassist.tuner.rules.Action;
import dev.mangaassist.tuner.rules.Policy;
import dev.mangaassist.tuner.rules.Recommendation;
import dev.mangaassist.tuner.rules.Recommendation.Standing;
import dev.mangaassist.tuner.rules.ServiceLevels;
import dev.mangaassist.tuner.rules.Traffic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The tuner over judged samples in their table. */
final class TunerCertificationTest {
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(15);

  @AutoClose private final DynamoDbLocalFixture dynamoDb = new DynamoDbLocalFixture();

  private Instant now = START;
  private Traffic metrics = Traffic.healthy(100);
  private final SampleTable samples =
      new SampleTable(dynamoDb.client(), dynamoDb.tableName(Table.SAMPLES));
  private final JudgedTraffic judged = new JudgedTraffic(START, 11);
  private final ConfigurationTable configurations =
      new ConfigurationTable(dynamoDb.client(), dynamoDb.tableName(Table.CONFIG), () -> now);
  private final TunerTable memories =
      new TunerTable(dynamoDb.client(), dynamoDb.tableName(Table.CONFIG));
  private final Tuner tuner = tuner((window, variant) -> side(variant).observations());

  private Tuner tuner(Metrics read) {
    return new Tuner(
        configurations,
        memories,
        read,
        new Certification(
            new CertificationPolicy(Duration.ofDays(1), new BigDecimal("0.80")),
            new SampleReader(samples)),
        new Policy(ServiceLevels.withCostTarget(new BigDecimal("0.006")), 110, WINDOW),
        () -> now,
        new Telemetry("tuner", line -> {}, () -> now));
  }

  /** A tenth of the traffic is on the side of a canary. */
  private Traffic side(Optional<Variant> variant) {
    return variant
        .map(side -> Traffic.healthy(side == Variant.CANARY ? 360 : 3_240))
        .orElse(metrics);
  }

  @Test
  void judgedSamplesBecomeACertificateThatIsPublishedWithItsAttempt() {
    judge(700);

    TuningReport report = tuner.tune();

    ConfigurationVersion active = configurations.active();
    ThresholdCertificate certificate = active.configuration().certificate().orElseThrow();
    assertThat(report.outcome()).isEqualTo(new Outcome.Published(active));
    assertThat(active.author()).isEqualTo("tuner");
    assertThat(active.reason()).startsWith("Of 700 judged drafts: all pass from 0.");
    assertThat(certificate.samples()).isEqualTo(700);
    assertThat(certificate.at()).isEqualTo(now);
    assertThat(active.configuration().confidenceThreshold()).isEqualTo(new BigDecimal("0.80"));
    Attempt attempt = memories.lastAttempt().orElseThrow();
    assertThat(attempt.number()).isEqualTo(1);
    assertThat(attempt.certified()).isTrue();
  }

  @Test
  void aDryRunSaysWhatARunWouldCertifyAndUsesNothingUp() {
    judge(700);

    TuningReport report = tuner.rehearse();

    assertThat(report.certification().orElseThrow()).isInstanceOf(Step.Renew.class);
    assertThat(report.outcome().sentence()).endsWith("Version 1 was published.");
    assertThat(configurations.active()).isEqualTo(ConfigurationVersion.BUILT_IN);
    assertThat(memories.lastAttempt()).isEmpty();
  }

  @Test
  void anAttemptThatFailsIsKeptWithTheReportAndChangesNothing() {
    judged.useless();
    judge(400);

    TuningReport report = tuner.tune();

    assertThat(report.outcome()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(report.certification().orElseThrow().sentence()).contains("not certifiable");
    assertThat(configurations.active()).isEqualTo(ConfigurationVersion.BUILT_IN);
    assertThat(memories.lastAttempt().orElseThrow().certified()).isFalse();

    now = now.plus(WINDOW);
    assertThat(tuner.tune().certification().orElseThrow().sentence()).contains("is due at");
  }

  @Test
  void stepRulesKeepOffWhatIsCertifiedAndMayStillMoveTheRest() {
    certify();
    metrics = Traffic.healthy(100).escalated(30, 70).firstTextMs(900, 2_900, 2_950);

    TuningReport report = tuner.tune();

    assertThat(report.outcome()).isInstanceOf(Outcome.Published.class);
    assertThat(report.recommendations())
        .extracting(Recommendation::action, Recommendation::standing)
        .contains(
            tuple(Action.LOWER_THRESHOLD, Standing.OVERRULED),
            tuple(Action.LENGTHEN_CACHE_LIFE, Standing.AUTOMATIC));
    Configuration active = configurations.active().configuration();
    assertThat(active.certificate()).isPresent();
    assertThat(active.responseCacheLife()).isEqualTo(Duration.ofMinutes(6));
  }

  @Test
  void aCertificateUnderWhichTheQualityBreaksEndsAndTheRulesTakeOver() {
    certify();
    metrics = Traffic.healthy(100).quality("0.85", 120);

    tuner.tune();
    ConfigurationVersion ended = configurations.active();
    assertThat(ended.configuration().certificate()).isEmpty();
    assertThat(ended.reason()).contains("ends: mean quality was 0.85");

    now = now.plus(WINDOW).plus(Duration.ofMinutes(2));
    tuner.tune();
    assertThat(configurations.active().configuration().confidenceThreshold())
        .isEqualTo(new BigDecimal("0.82"));
  }

  @Test
  void aRollbackBringsTheStateBeforeTheCertificateBack() {
    certify();
    ConfigurationVersion certified = configurations.active();
    configurations.publish(certified, Configuration.DEFAULT, "person", "Back to version 0.");

    now = now.plus(Duration.ofHours(1));
    TuningReport report = tuner.tune();

    assertThat(configurations.active().configuration()).isEqualTo(Configuration.DEFAULT);
    assertThat(report.certification().orElseThrow().sentence()).contains("is due at");
  }

  @Test
  void whereTrafficIsThickACertificateServesAShareFirst() {
    metrics = Traffic.healthy(3_600);
    judge(700);

    TuningReport report = tuner.tune();

    assertThat(report.outcome()).isInstanceOf(Outcome.Trialled.class);
    assertThat(configurations.active().configuration().certificate()).isEmpty();
    assertThat(configurations.serving().canary().orElseThrow().version().configuration())
        .satisfies(tried -> assertThat(tried.certificate()).isPresent());

    now = now.plus(Duration.ofHours(1));
    assertThat(tuner.tune().outcome()).isInstanceOf(Outcome.Promoted.class);
    assertThat(configurations.active().configuration().certificate()).isPresent();
  }

  @Test
  void ofTwoTunersOneMakesTheAttempt() throws Exception {
    judge(400);
    CyclicBarrier both = new CyclicBarrier(2);
    Callable<TuningReport> run =
        () ->
            tuner(
                    (window, variant) -> {
                      meet(both);
                      return metrics.observations();
                    })
                .tune();
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Future<TuningReport>> runs = threads.invokeAll(List.of(run, run));
      List<Outcome> outcomes = List.of(runs.get(0).get().outcome(), runs.get(1).get().outcome());
      assertThat(outcomes).filteredOn(Outcome.Published.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(Outcome.Conflict.class::isInstance).hasSize(1);
    }
    assertThat(configurations.active().version()).isEqualTo(1);
    assertThat(memories.lastAttempt().orElseThrow().number()).isEqualTo(1);
  }

  private static void meet(CyclicBarrier both) {
    try {
      both.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private void certify() {
    judge(700);
    tuner.tune();
    assertThat(configurations.active().configuration().certificate()).isPresent();
    now = now.plus(WINDOW).plus(Duration.ofMinutes(2));
  }

  /** Has drafts judged, and lets two hours pass. */
  private void judge(int drafts) {
    judged.drafts(drafts);
    judged.samples().parallelStream().forEach(samples::add);
    now = judged.end().plus(Duration.ofHours(2));
  }
}

package dev.mangaassist.tuner.certification;

import static dev.mangaassist.tuner.certification.JudgedTraffic.VERSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.config.ThresholdCertificate;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.tuner.rules.Memory;
import dev.mangaassist.tuner.rules.Policy;
import dev.mangaassist.tuner.rules.ServiceLevels;
import dev.mangaassist.tuner.rules.Situation;
import dev.mangaassist.tuner.rules.Traffic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class CertificationTest {
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final Policy POLICY =
      new Policy(
          ServiceLevels.withCostTarget(new BigDecimal("0.006")), 100, Duration.ofMinutes(15));
  private static final BigDecimal DEFAULT_THRESHOLD = new BigDecimal("0.80");

  private final JudgedTraffic traffic = new JudgedTraffic(START, 7);
  private final Certification certification = Certifications.of(traffic::samples);

  private Traffic metrics = Traffic.healthy();
  private Configuration configuration = Configuration.DEFAULT;
  private Optional<Attempt> last = Optional.empty();

  @Test
  void withTooFewSamplesItWaitsAndSaysForHowMany() {
    traffic.drafts(299);
    assertThat(stepAfter(Duration.ofHours(2)).sentence())
        .startsWith("299 of the 300 judged drafts that the next certificate needs");
  }

  @Test
  void samplesOfTheLastHourAreStillComingIn() {
    traffic.drafts(400);
    assertThat(stepAfter(Duration.ofMinutes(10)).sentence()).startsWith("250 of the 300 judged");
  }

  @Test
  void goodDraftsCertifyAThresholdForWhatTheyWereWrittenWith() {
    traffic.drafts(1_500);

    Step step = stepAfter(Duration.ofHours(2));

    ThresholdCertificate certificate = certificate(step);
    assertThat(certificate.versions()).isEqualTo(VERSIONS);
    assertThat(certificate.samples()).isEqualTo(1_500);
    assertThat(certificate.coversAll()).isTrue();
    assertThat(certificate.threshold(Task.FAQ, Language.ENGLISH).orElseThrow())
        .isLessThan(DEFAULT_THRESHOLD);
    assertThat(certificate.groups().getFirst().qualityLowerBound())
        .isGreaterThan(new BigDecimal("0.85"));
    assertThat(step.sentence()).startsWith("Of 1500 judged drafts: all pass from 0.");
    assertThat(step.configuration().orElseThrow().confidenceThreshold())
        .isEqualTo(DEFAULT_THRESHOLD);
  }

  @Test
  void manySamplesCertifyAThresholdForEachLargeGroupAndOneForTheRest() {
    traffic.drafts(2_100);
    ThresholdCertificate certificate = certificate(stepAfter(Duration.ofHours(2)));
    assertThat(certificate.groups()).hasSizeGreaterThan(2);
    assertThat(certificate.groups().getFirst().task()).contains(Task.FAQ);
    assertThat(certificate.groups().getLast().isOfTheRest()).isTrue();
  }

  @Test
  void oneAttemptADayAndEachOnItsOwnSamples() {
    traffic.useless().drafts(1_000);
    Step first = stepAfter(Duration.ofHours(2));
    assertThat(first).isInstanceOf(Step.Failed.class);
    Attempt attempt = first.attempt().orElseThrow();
    assertThat(attempt.samples()).isEqualTo(1_000);
    last = Optional.of(attempt);

    traffic.from(attempt.at()).drafts(1_500);
    assertThat(next(attempt.at().plus(Duration.ofHours(23))).sentence())
        .isEqualTo(
            "The next attempt to certify thresholds is due at %s."
                .formatted(attempt.at().plus(Duration.ofDays(1))));

    Step second = next(attempt.at().plus(Duration.ofDays(2)));
    assertThat(second.attempt().orElseThrow().number()).isEqualTo(2);
    assertThat(second.attempt().orElseThrow().samples()).isEqualTo(1_500);
  }

  @Test
  void aCalibrationIsFittedToOlderSamplesAndCertifiedOnNewerOnes() {
    traffic.drafts(500);
    last = Optional.of(failedAt(traffic.end(), OptionalLong.empty()));
    traffic.drafts(1_500);

    Configuration published = stepAfter(Duration.ofDays(2)).configuration().orElseThrow();

    assertThat(published.calibration().orElseThrow().label()).isEqualTo("samples@2");
    assertThat(published.certificate().orElseThrow().versions())
        .isEqualTo(VERSIONS.under(published));
    assertThat(published.certificate().orElseThrow().samples()).isEqualTo(1_500);
  }

  @Test
  void anAttemptWaitsForAsManySamplesAsTheLastOneLacked() {
    last = Optional.of(failedAt(START, OptionalLong.of(900)));
    traffic.drafts(899);
    assertThat(stepAfter(Duration.ofDays(2)).sentence()).startsWith("899 of the 900 judged drafts");
    traffic.drafts(1);
    assertThat(stepAfter(Duration.ofDays(2)).attempt()).isPresent();
  }

  @Test
  void aHopelesslyLargeNeedIsTriedWithWhatAMonthCanGive() {
    last = Optional.of(failedAt(START, OptionalLong.of(Long.MAX_VALUE)));
    traffic.drafts(400);
    assertThat(stepAfter(Duration.ofDays(2)).sentence()).startsWith("400 of the 20000 judged");
  }

  @Test
  void answersThatWereWrittenWithSomethingElseDoNotCount() {
    traffic
        .writtenWith(AnswerVersions.of("prompts-0", "claude-5-5 1", Configuration.DEFAULT))
        .drafts(1_000)
        .writtenWith(VERSIONS)
        .drafts(250);
    assertThat(stepAfter(Duration.ofHours(2)).sentence()).startsWith("250 of the 300 judged");
  }

  @Test
  void ratingsByAnotherRubricDoNotCount() {
    traffic.drafts(1_000).judgedBy("judge-2").drafts(250);
    assertThat(stepAfter(Duration.ofHours(2)).sentence()).startsWith("250 of the 300 judged");
  }

  @Test
  void anAttemptIsMadeOnceThereAreEnoughThoughTheyAreOfAFewGroupsOnly() {
    last = Optional.of(failedAt(START, OptionalLong.of(12_000)));
    traffic.every(Duration.ofSeconds(2)).drafts(12_000);
    Attempt attempt = stepAfter(Duration.ofDays(2)).attempt().orElseThrow();
    assertThat(attempt.samples()).isEqualTo(12_000);
  }

  @Test
  void samplesOfALimitThatNoLongerHoldsDoNotCount() {
    traffic.drafts(1_000);
    configuration = Configuration.DEFAULT.withHaikuMaxTokens(512);
    assertThat(stepAfter(Duration.ofHours(2)).sentence()).startsWith("0 of the 300 judged");
  }

  @Test
  void aCertificateInForceIsLeftAloneForAWeekAndThenTriedAnew() {
    Instant made = certify();
    traffic.drafts(2_000);
    assertThat(next(made.plus(Duration.ofDays(6))).sentence())
        .contains("due at " + made.plus(Duration.ofDays(7)));

    Step renewed = next(made.plus(Duration.ofDays(7)));
    assertThat(certificate(renewed).at()).isEqualTo(made.plus(Duration.ofDays(7)));
    assertThat(renewed.configuration().orElseThrow().calibration()).isPresent();
  }

  @Test
  void aCertificateThatCanNotBeRenewedEnds() {
    Instant made = certify();
    traffic.useless().drafts(2_000);

    Step step = next(made.plus(Duration.ofDays(7)));

    assertThat(step.attempt().orElseThrow().certified()).isFalse();
    assertThat(step.configuration().orElseThrow()).isEqualTo(Configuration.DEFAULT);
  }

  @Test
  void aCertificateEndsWhenAnswersAreWrittenWithOtherPrompts() {
    Instant made = certify();
    traffic
        .from(made.plus(Duration.ofHours(1)))
        .writtenWith(AnswerVersions.of("prompts-2", "claude-5-5 1", configuration))
        .drafts(1);

    Step step = next(made.plus(Duration.ofHours(30)));

    assertThat(step).isInstanceOf(Step.End.class);
    assertThat(step.sentence())
        .contains("prompts prompts-2 and models claude-5-5 1 now, and it was made for prompts-1");
    assertThat(step.configuration().orElseThrow()).isEqualTo(Configuration.DEFAULT);
    assertThat(step.attempt()).isEmpty();
  }

  @Test
  void aCertificateEndsWhenSomebodyChangesTheLimitsOfAnswers() {
    Instant made = certify();
    configuration = configuration.withHaikuMaxTokens(512);
    assertThat(next(made.plus(Duration.ofHours(1))).sentence())
        .endsWith("ends: the calibration or the limits of answers were changed.");
  }

  @Test
  void samplesOfATrialDoNotEndTheCertificateThatStaysInForce() {
    Instant made = certify();
    traffic
        .from(made.plus(Duration.ofHours(1)))
        .writtenWith(VERSIONS.under(configuration.withHaikuMaxTokens(512)))
        .drafts(1);
    assertThat(next(made.plus(Duration.ofHours(30)))).isInstanceOf(Step.Wait.class);
  }

  @Test
  void aCertificateThatCouldNotBeRenewedInAMonthEnds() {
    Instant made = certify();
    assertThat(next(made.plus(Duration.ofDays(30)))).isInstanceOf(Step.Wait.class);
    assertThat(next(made.plus(Duration.ofDays(30)).plusSeconds(1)).sentence())
        .endsWith("ends: it could not be renewed for want of samples in 30 days.");
  }

  @Test
  void aQualityThatChanceMayHaveBrokenDoesNotEndACertificate() {
    Instant made = certify();
    metrics = Traffic.healthy().quality("0.895", 120);
    assertThat(next(made.plus(Duration.ofHours(1)))).isInstanceOf(Step.Wait.class);
  }

  @Test
  void aCertificateEndsWhenTheQualityBreaks() {
    Instant made = certify();
    metrics = Traffic.healthy().quality("0.85", 120);
    assertThat(next(made.plus(Duration.ofHours(1))).sentence())
        .contains("ends: mean quality was 0.85, below its target of 0.90 (120 observations).");

    metrics = Traffic.healthy().quality("0.85", 99);
    assertThat(next(made.plus(Duration.ofHours(1)))).isInstanceOf(Step.Wait.class);
  }

  /** Has a certificate made and put into force. */
  private Instant certify() {
    traffic.drafts(1_500);
    Step step = stepAfter(Duration.ofHours(2));
    configuration = step.configuration().orElseThrow();
    last = step.attempt();
    assertThat(configuration.certificate()).isPresent();
    return last.orElseThrow().at();
  }

  private Step stepAfter(Duration time) {
    return next(traffic.end().plus(time));
  }

  private Step next(Instant now) {
    ConfigurationVersion active = new ConfigurationVersion(3, configuration, "test", "test", START);
    return certification.next(
        Situation.of(now, active, metrics.observations(), Memory.NONE, POLICY), last);
  }

  private static ThresholdCertificate certificate(Step step) {
    return step.configuration().orElseThrow().certificate().orElseThrow();
  }

  private static Attempt failedAt(Instant at, OptionalLong needed) {
    return new Attempt(1, at, at, 500, false, needed, "Not certifiable.");
  }
}

package dev.mangaassist.tuner.certification;

import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ThresholdCertificate;
import dev.mangaassist.shared.samples.JudgedSample;
import dev.mangaassist.tuner.calibrate.CalibrationFit;
import dev.mangaassist.tuner.calibrate.JudgedDraft;
import dev.mangaassist.tuner.certify.CertifiedThresholds;
import dev.mangaassist.tuner.certify.Group;
import dev.mangaassist.tuner.certify.GroupCertifier;
import dev.mangaassist.tuner.certify.PairedSample;
import dev.mangaassist.tuner.certify.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One attempt: fits a calibration to older samples, and certifies thresholds of what it makes of
 * newer ones, which it has not seen. Where there are too few older samples, the calibration in
 * force stays.
 *
 * @param number of the attempt
 * @param until the asks of the newer samples arrived before
 * @param running what answers are written with now, under {@code configuration}
 */
record CertificationRun(
    int number,
    Instant at,
    Instant until,
    AnswerVersions running,
    Configuration configuration,
    CertificationPolicy policy) {
  private static final String CALIBRATION = "samples";
  private static final int NANO_DIGITS = 9;

  Step of(List<JudgedSample> older, List<JudgedSample> newer, Optional<ThresholdCertificate> held) {
    Optional<ConfidenceCalibration> fitted =
        CalibrationFit.fit(CALIBRATION, number, older.stream().map(this::judgedDraft).toList());
    Configuration candidate =
        fitted.isPresent() ? configuration.toBuilder().calibration(fitted).build() : configuration;
    AnswerVersions versions = running.under(candidate);
    List<PairedSample> samples =
        newer.stream()
            .filter(sample -> fitted.isPresent() || sample.versions().equals(versions))
            .map(sample -> paired(sample, fitted))
            .toList();
    return samples.size() < CertificationPolicy.FEWEST_SAMPLES
        ? new Step.Wait(
            "Of the judged drafts %d only have confidences of the calibration in force, and too few are older than they to fit another."
                .formatted(samples.size()))
        : certify(candidate, versions, samples, held);
  }

  private Step certify(
      Configuration candidate,
      AnswerVersions versions,
      List<PairedSample> samples,
      Optional<ThresholdCertificate> held) {
    Terms terms =
        Terms.DEFAULT.withMinimumQuality(policy.minimumQuality().doubleValue()).withSeed(number);
    CertifiedThresholds certified = new GroupCertifier(terms).certify(samples);
    CertificationResult result = CertificationResult.of(certified, samples);
    Optional<ThresholdCertificate> certificate = result.certificate(at, terms, versions);
    Attempt attempt =
        new Attempt(
            number,
            at,
            until,
            samples.size(),
            certificate.isPresent(),
            result.samplesNeeded(),
            result.sentence());
    if (certificate.isPresent()) {
      return new Step.Renew(attempt, candidate.toBuilder().certificate(certificate).build());
    }
    return held.isPresent()
        ? new Step.Renew(attempt, Certification.without(configuration))
        : new Step.Failed(attempt);
  }

  private static PairedSample paired(JudgedSample sample, Optional<ConfidenceCalibration> fitted) {
    return new PairedSample(
        confidence(sample, fitted),
        sample.weakQuality().doubleValue(),
        sample.strongQuality().doubleValue(),
        usd(sample.weakCostNanos()),
        usd(sample.strongCostNanos()),
        Group.of(sample.task(), sample.language()),
        1 / sample.inclusionProbability().doubleValue());
  }

  /** What the cascade would make of the draft's score; a score of 0 is a flaw, and stays one. */
  private static BigDecimal confidence(
      JudgedSample sample, Optional<ConfidenceCalibration> fitted) {
    return fitted
        .filter(calibration -> sample.score().signum() > 0)
        .flatMap(
            calibration ->
                calibration.probability(sample.score(), sample.task(), sample.language()))
        .orElse(sample.confidence());
  }

  private static double usd(long nanos) {
    return BigDecimal.valueOf(nanos, NANO_DIGITS).doubleValue();
  }

  /** A draft is good if it keeps the target by itself. */
  private JudgedDraft judgedDraft(JudgedSample sample) {
    BigDecimal target = BigDecimal.valueOf(Terms.DEFAULT.target());
    boolean good = sample.weakQuality().compareTo(sample.strongQuality().multiply(target)) >= 0;
    return new JudgedDraft(sample.score(), sample.task(), sample.language(), good);
  }
}

package dev.mangaassist.tuner.certification;

import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ThresholdCertificate;
import dev.mangaassist.shared.samples.SampleTable;
import dev.mangaassist.tuner.rules.ServiceLevel;
import dev.mangaassist.tuner.rules.Situation;
import java.util.Optional;

/** Why a certificate ends before it is renewed. */
final class Ending {
  private Ending() {}

  /** The reason, in a sentence; empty while the certificate holds. */
  static Optional<String> reason(
      ThresholdCertificate certificate, Situation situation, SampleSource samples) {
    return tooOld(certificate, situation)
        .or(() -> otherConfiguration(certificate, situation.configuration()))
        .or(() -> otherAnswers(certificate, situation.configuration(), samples))
        .or(() -> brokenQuality(situation))
        .map(reason -> "The certificate of %s ends: %s.".formatted(certificate.at(), reason));
  }

  /** Its samples are gone, and too few have come in to renew it. */
  private static Optional<String> tooOld(ThresholdCertificate certificate, Situation situation) {
    return certificate.at().plus(SampleTable.LIFE).isBefore(situation.now())
        ? Optional.of(
            "it could not be renewed for want of samples in %d days"
                .formatted(SampleTable.LIFE.toDays()))
        : Optional.empty();
  }

  private static Optional<String> otherConfiguration(
      ThresholdCertificate certificate, Configuration configuration) {
    AnswerVersions versions = certificate.versions();
    return versions.under(configuration).equals(versions)
        ? Optional.empty()
        : Optional.of("the calibration or the limits of answers were changed");
  }

  /** Limits and calibration are not asked for: the newest sample may be of a trial. */
  private static Optional<String> otherAnswers(
      ThresholdCertificate certificate, Configuration configuration, SampleSource samples) {
    return samples
        .newest(certificate.at())
        .filter(sample -> !sample.versions().under(configuration).equals(certificate.versions()))
        .map(
            sample ->
                "answers are written with prompts %s and models %s now, and it was made for %s and %s"
                    .formatted(
                        sample.versions().prompts(),
                        sample.versions().models(),
                        certificate.versions().prompts(),
                        certificate.versions().models()));
  }

  /** What was sampled is not what is asked any more; by chance alone that would not be so. */
  private static Optional<String> brokenQuality(Situation situation) {
    return situation.isClearlyBroken(ServiceLevel.QUALITY)
        ? Optional.of(situation.compliance().finding(ServiceLevel.QUALITY).breach())
        : Optional.empty();
  }
}

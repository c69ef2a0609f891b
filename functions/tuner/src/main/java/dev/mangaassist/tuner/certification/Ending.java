package dev.mangaassist.tuner.certification;

import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ThresholdCertificate;
import dev.mangaassist.tuner.rules.Finding;
import dev.mangaassist.tuner.rules.ServiceLevel;
import dev.mangaassist.tuner.rules.Situation;
import java.util.Optional;

/** Why a certificate ends before it is renewed. */
final class Ending {
  private Ending() {}

  /** The reason, in a sentence; empty while the certificate holds. */
  static Optional<String> reason(
      ThresholdCertificate certificate, Situation situation, SampleSource samples) {
    return otherConfiguration(certificate, situation.configuration())
        .or(() -> otherAnswers(certificate, samples))
        .or(() -> brokenQuality(situation))
        .map(reason -> "The certificate of %s ends: %s.".formatted(certificate.at(), reason));
  }

  private static Optional<String> otherConfiguration(
      ThresholdCertificate certificate, Configuration configuration) {
    AnswerVersions versions = certificate.versions();
    return versions.under(configuration).equals(versions)
        ? Optional.empty()
        : Optional.of("the calibration or the limits of answers were changed");
  }

  private static Optional<String> otherAnswers(
      ThresholdCertificate certificate, SampleSource samples) {
    return samples
        .newest(certificate.at())
        .filter(sample -> !sample.versions().answersLike(certificate.versions()))
        .map(
            sample ->
                "answers are written with prompts %s and models %s now, and it was made for %s and %s"
                    .formatted(
                        sample.versions().prompts(),
                        sample.versions().models(),
                        certificate.versions().prompts(),
                        certificate.versions().models()));
  }

  /** What was sampled is not what is asked any more. */
  private static Optional<String> brokenQuality(Situation situation) {
    Finding quality = situation.compliance().finding(ServiceLevel.QUALITY);
    return quality.state() == Finding.State.BROKEN && situation.isEnough(ServiceLevel.QUALITY)
        ? Optional.of(quality.breach())
        : Optional.empty();
  }
}

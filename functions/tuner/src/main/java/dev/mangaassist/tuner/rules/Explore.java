package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ThresholdCertificate;
import dev.mangaassist.tuner.rules.Recommendation.Standing;
import java.util.Optional;

/**
 * Everything is known to hold: there may be money to save, which people decide. Where all
 * thresholds are certified, those that save most were found.
 */
final class Explore implements Rule {

  @Override
  public Optional<Recommendation> recommend(Configuration configuration, Compliance compliance) {
    boolean isCertified =
        configuration.certificate().filter(ThresholdCertificate::coversAll).isPresent();
    if (!compliance.allMet() || isCertified) {
      return Optional.empty();
    }
    return Optional.of(
        Recommendation.withoutChange(
            Action.EXPLORE,
            Standing.ADVICE,
            "every service level is met: try a threshold below %s, or fewer than %d tokens for Haiku"
                .formatted(
                    configuration.confidenceThreshold().toPlainString(),
                    configuration.haikuMaxTokens())));
  }
}

package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.ThresholdCertificate;
import java.util.Optional;

/**
 * Step rules apply only where nothing is certified: a certified threshold is not stepped away from,
 * and answers keep the length that they were certified with. Ending a certificate is another
 * decision.
 */
final class UnderCertificate {
  private UnderCertificate() {}

  /** The recommendation, overruled if a certificate speaks against it. */
  static Recommendation apply(Recommendation recommendation, Situation situation) {
    return situation
        .configuration()
        .certificate()
        .flatMap(
            certificate ->
                recommendation.change().flatMap(change -> objection(change, certificate)))
        .map(recommendation::overruled)
        .orElse(recommendation);
  }

  private static Optional<String> objection(Change change, ThresholdCertificate certificate) {
    return switch (change) {
      case Change.ConfidenceThreshold threshold ->
          certificate.coversAll()
              ? Optional.of("the thresholds are certified, since " + certificate.at())
              : Optional.empty();
      case Change.HaikuMaxTokens tokens ->
          Optional.of(
              "the certificate of %s holds for answers of this length".formatted(certificate.at()));
      case Change.ResponseCacheLife life -> Optional.empty();
    };
  }
}

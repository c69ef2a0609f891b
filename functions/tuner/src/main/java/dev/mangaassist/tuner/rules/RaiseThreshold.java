package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.Configuration;
import java.math.BigDecimal;
import java.util.Optional;

/** Quality below its target: fewer drafts pass. */
final class RaiseThreshold implements Rule {
  static final BigDecimal STEP = new BigDecimal("0.02");
  static final BigDecimal MAX = new BigDecimal("0.95");

  @Override
  public Optional<Recommendation> recommend(Configuration configuration, Compliance compliance) {
    if (!compliance.isBroken(ServiceLevel.QUALITY)) {
      return Optional.empty();
    }
    String reason = compliance.finding(ServiceLevel.QUALITY).breach();
    BigDecimal from = configuration.confidenceThreshold();
    if (from.compareTo(MAX) >= 0) {
      return Optional.of(
          Recommendation.atBound(
              Action.RAISE_THRESHOLD,
              reason,
              Change.ConfidenceThreshold.SETTING,
              from.toPlainString(),
              MAX.toPlainString()));
    }
    BigDecimal to = from.add(STEP).min(MAX);
    return Optional.of(
        Recommendation.automatic(
            Action.RAISE_THRESHOLD, reason, new Change.ConfidenceThreshold(from, to)));
  }
}

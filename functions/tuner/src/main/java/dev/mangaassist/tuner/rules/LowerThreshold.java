package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.tuner.rules.Recommendation.Standing;
import java.math.BigDecimal;
import java.util.Optional;

/** Too many escalations: more drafts pass, if quality can spare it. */
final class LowerThreshold implements Rule {
  static final BigDecimal STEP = new BigDecimal("0.02");
  static final BigDecimal MIN = new BigDecimal("0.60");
  private static final BigDecimal QUALITY_LOSS = new BigDecimal("0.01");

  @Override
  public Optional<Recommendation> recommend(Configuration configuration, Compliance compliance) {
    if (!compliance.isBroken(ServiceLevel.ESCALATION_RATE)) {
      return Optional.empty();
    }
    String reason = compliance.finding(ServiceLevel.ESCALATION_RATE).breach();
    Optional<String> objection = QualityFirst.objection(compliance, QUALITY_LOSS);
    if (objection.isPresent()) {
      return Optional.of(
          Recommendation.withoutChange(
              Action.LOWER_THRESHOLD, Standing.OVERRULED, reason + "; " + objection.get()));
    }
    BigDecimal from = configuration.confidenceThreshold();
    if (from.compareTo(MIN) <= 0) {
      return Optional.of(
          Recommendation.atBound(
              Action.LOWER_THRESHOLD,
              reason,
              Change.ConfidenceThreshold.SETTING,
              from.toPlainString(),
              MIN.toPlainString()));
    }
    BigDecimal to = from.subtract(STEP).max(MIN);
    return Optional.of(
        Recommendation.automatic(
            Action.LOWER_THRESHOLD, reason, new Change.ConfidenceThreshold(from, to)));
  }
}

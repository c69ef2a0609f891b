package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.tuner.rules.Recommendation.Standing;
import java.math.BigDecimal;
import java.util.Optional;

/** Cost above its target: shorter Haiku answers, if quality can spare it. */
final class CutHaikuMaxTokens implements Rule {
  static final int STEP = 128;
  static final int MIN = 256;
  private static final BigDecimal QUALITY_LOSS = new BigDecimal("0.005");

  @Override
  public Optional<Recommendation> recommend(Configuration configuration, Compliance compliance) {
    if (!compliance.isBroken(ServiceLevel.COST_PER_QUERY)) {
      return Optional.empty();
    }
    String reason = compliance.finding(ServiceLevel.COST_PER_QUERY).breach();
    Optional<String> objection = QualityFirst.objection(compliance, QUALITY_LOSS);
    if (objection.isPresent()) {
      return Optional.of(
          Recommendation.withoutChange(
              Action.CUT_HAIKU_MAX_TOKENS, Standing.OVERRULED, reason + "; " + objection.get()));
    }
    int from = configuration.haikuMaxTokens();
    if (from <= MIN) {
      return Optional.of(
          Recommendation.atBound(
              Action.CUT_HAIKU_MAX_TOKENS,
              reason,
              Change.HaikuMaxTokens.SETTING,
              Integer.toString(from),
              Integer.toString(MIN)));
    }
    int to = Math.max(from - STEP, MIN);
    return Optional.of(
        Recommendation.automatic(
            Action.CUT_HAIKU_MAX_TOKENS, reason, new Change.HaikuMaxTokens(from, to)));
  }
}

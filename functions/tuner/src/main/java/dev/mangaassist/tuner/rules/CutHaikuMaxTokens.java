package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.Configuration;
import java.util.Optional;

/** Cost above its target: shorter Haiku answers. */
final class CutHaikuMaxTokens implements Rule {
  static final int STEP = 128;
  static final int MIN = 256;

  @Override
  public Optional<Recommendation> recommend(Configuration configuration, Compliance compliance) {
    if (!compliance.isBroken(ServiceLevel.COST_PER_QUERY)) {
      return Optional.empty();
    }
    String reason = compliance.finding(ServiceLevel.COST_PER_QUERY).breach();
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

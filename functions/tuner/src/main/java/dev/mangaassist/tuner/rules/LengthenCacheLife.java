package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.tuner.rules.Recommendation.Standing;
import java.time.Duration;
import java.util.Optional;

/** The slowest answers begin too late: more of them come out of the cache. */
final class LengthenCacheLife implements Rule {
  static final Duration STEP = Duration.ofMinutes(1);
  static final Duration MAX = Duration.ofMinutes(10);

  @Override
  public Optional<Recommendation> recommend(Configuration configuration, Compliance compliance) {
    if (!compliance.isBroken(ServiceLevel.FIRST_TEXT_P95)) {
      return Optional.empty();
    }
    String reason = compliance.finding(ServiceLevel.FIRST_TEXT_P95).breach();
    if (!configuration.responseCacheEnabled()) {
      return Optional.of(
          Recommendation.withoutChange(
              Action.LENGTHEN_CACHE_LIFE,
              Standing.INEFFECTIVE,
              reason + "; the response cache is switched off"));
    }
    Duration from = configuration.responseCacheLife();
    if (from.compareTo(MAX) >= 0) {
      return Optional.of(
          Recommendation.atBound(
              Action.LENGTHEN_CACHE_LIFE,
              reason,
              Change.ResponseCacheLife.SETTING,
              from.toSeconds() + " s",
              MAX.toSeconds() + " s"));
    }
    Duration longer = from.plus(STEP);
    Duration to = longer.compareTo(MAX) < 0 ? longer : MAX;
    return Optional.of(
        Recommendation.automatic(
            Action.LENGTHEN_CACHE_LIFE, reason, new Change.ResponseCacheLife(from, to)));
  }
}

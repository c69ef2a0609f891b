package dev.mangaassist.tuner.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * After 8 compliant windows each cap that rules have tightened takes one step home, if its level
 * has twice the margin to spare, so that the step does not break it. The threshold is no cap: to
 * lower it without need is to explore, which people decide.
 */
final class RelaxCaps implements MemoryRule {
  static final int COMPLIANT_WINDOWS = 8;

  @Override
  public List<Recommendation> recommend(Situation situation) {
    int compliant = situation.streak().compliant();
    if (compliant < COMPLIANT_WINDOWS
        || !situation.compliance().levels(Finding.State.BROKEN).isEmpty()) {
      return List.of();
    }
    return Stream.of(tokens(situation), cacheLife(situation))
        .flatMap(Optional::stream)
        .map(change -> recommendation(change, compliant))
        .filter(
            relaxing -> Margin.isWellMet(situation.compliance().finding(relaxing.action().level())))
        .toList();
  }

  private static Recommendation recommendation(Change change, int compliant) {
    Action action =
        change instanceof Change.HaikuMaxTokens
            ? Action.RELAX_HAIKU_MAX_TOKENS
            : Action.RELAX_CACHE_LIFE;
    return Recommendation.automatic(
        action, "%d windows in a row had no broken level".formatted(compliant), change);
  }

  private static Optional<Change> tokens(Situation situation) {
    int from = situation.configuration().haikuMaxTokens();
    int to = Math.min(from + CutHaikuMaxTokens.STEP, situation.memory().home().haikuMaxTokens());
    return to > from ? Optional.of(new Change.HaikuMaxTokens(from, to)) : Optional.empty();
  }

  private static Optional<Change> cacheLife(Situation situation) {
    Duration from = situation.configuration().responseCacheLife();
    Duration step = from.minus(LengthenCacheLife.STEP);
    Duration home = situation.memory().home().responseCacheLife();
    Duration to = step.compareTo(home) > 0 ? step : home;
    return to.compareTo(from) < 0
        ? Optional.of(new Change.ResponseCacheLife(from, to))
        : Optional.empty();
  }
}

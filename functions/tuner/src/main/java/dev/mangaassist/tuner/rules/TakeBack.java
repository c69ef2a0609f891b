package dev.mangaassist.tuner.rules;

import dev.mangaassist.tuner.rules.Memory.Move;
import dev.mangaassist.tuner.rules.Memory.Watched;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Takes the tuner's last change back if a level that it may harm is broken in its first full window
 * and was better before, by more than three standard errors of the difference, so that chance does
 * not look like harm, and by more than the level's margin, so that it matters. No test of
 * distributions: CloudWatch gives moments and percentiles, not samples.
 */
final class TakeBack implements MemoryRule {

  @Override
  public List<Recommendation> recommend(Situation situation) {
    Optional<Watched> watched =
        situation.memory().watched().filter(found -> !situation.isCoolingDown());
    if (watched.isEmpty()) {
      return List.of();
    }
    return situation.memory().lastMoves().stream()
        .filter(move -> move.version() == watched.get().version())
        .flatMap(move -> harm(move, watched.get(), situation).stream())
        .toList();
  }

  private static Optional<Recommendation> harm(Move move, Watched watched, Situation situation) {
    Estimates now = Estimates.of(situation.observed());
    return move.action().harms().stream()
        .sorted()
        .filter(situation.compliance()::isBroken)
        .filter(situation::isEnough)
        .flatMap(level -> worse(level, watched, now, situation).stream())
        .findFirst()
        .map(reason -> Recommendation.automatic(Action.TAKE_BACK, reason, move.change().inverse()));
  }

  private static Optional<String> worse(
      ServiceLevel level, Watched watched, Estimates now, Situation situation) {
    Estimate before = watched.before().levels().get(level);
    Estimate after = now.levels().get(level);
    if (before == null || after == null) {
      return Optional.empty();
    }
    BigDecimal margin = Margin.of(situation.compliance().finding(level));
    return after.isWorse(level, before, margin)
        ? Optional.of(
            "version %d made the %s worse: %s before, %s under it"
                .formatted(
                    watched.version(),
                    level.words(),
                    level.withUnit(before.value()),
                    level.withUnit(after.value())))
        : Optional.empty();
  }
}

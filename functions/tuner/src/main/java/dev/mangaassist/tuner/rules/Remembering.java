package dev.mangaassist.tuner.rules;

import dev.mangaassist.tuner.rules.Memory.Bar;
import dev.mangaassist.tuner.rules.Memory.Move;
import dev.mangaassist.tuner.rules.Memory.Streak;
import dev.mangaassist.tuner.rules.Memory.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a run leaves to the next. */
final class Remembering {
  /** What answers a broken level, and so shows that the move before it was one too many. */
  private static final Set<Action> ANSWERS =
      Set.of(Action.RAISE_THRESHOLD, Action.CUT_HAIKU_MAX_TOKENS, Action.LENGTHEN_CACHE_LIFE);

  private Remembering() {}

  /**
   * The memory after a run.
   *
   * @param applied what the run makes a new version of; may be empty
   */
  static Memory after(Situation situation, List<Recommendation> applied) {
    Memory before = situation.memory();
    long accepted =
        situation.observed().window().isEmpty()
            ? before.accepted()
            : situation.observed().counts().accepted();
    if (applied.isEmpty()) {
      return new Memory(
          before.version(),
          before.home(),
          situation.streak(),
          before.trial().filter(trial -> !isJudged(situation)),
          before.lastMoves(),
          before.bars(),
          before.truncatedAtHome(),
          accepted);
    }
    int next = situation.active().version() + 1;
    return new Memory(
        next,
        before.home(),
        new Streak(situation.observed().window().end(), 0, Set.of()),
        Optional.of(new Trial(next, Estimates.of(situation.observed()))),
        moves(before, applied, next),
        bars(situation, applied),
        truncatedAtHome(situation, applied),
        accepted);
  }

  /** Whether the trial had its full window, with enough in it to tell. */
  private static boolean isJudged(Situation situation) {
    return !situation.isCoolingDown() && situation.isEnough(ServiceLevel.COST_PER_QUERY);
  }

  private static List<Move> moves(Memory before, List<Recommendation> applied, int version) {
    List<Move> moves = new ArrayList<>(before.lastMoves());
    for (Recommendation recommendation : applied) {
      Change change = recommendation.change().orElseThrow();
      moves.removeIf(move -> move.change().setting().equals(change.setting()));
      moves.add(new Move(version, recommendation.action(), change));
    }
    return moves;
  }

  private static List<Bar> bars(Situation situation, List<Recommendation> applied) {
    List<Bar> bars = new ArrayList<>(situation.memory().bars());
    bars.removeIf(bar -> !BackOff.isRemembered(bar, situation.now()));
    for (Recommendation recommendation : applied) {
      barred(recommendation, situation.memory())
          .ifPresent(
              action -> {
                Bar next =
                    BackOff.next(
                        situation.memory().bar(action),
                        action,
                        situation.now(),
                        situation.policy().window());
                bars.removeIf(bar -> bar.action() == action);
                bars.add(next);
              });
    }
    return bars;
  }

  /** What a recommendation undoes, by intent or because a level broke after it. */
  private static Optional<Action> barred(Recommendation recommendation, Memory memory) {
    Change change = recommendation.change().orElseThrow();
    Action undone = oppositeOf(change);
    boolean isUndoing =
        recommendation.action() == Action.TAKE_BACK
            || (ANSWERS.contains(recommendation.action())
                && memory
                    .lastMove(change.setting())
                    .filter(move -> move.action() == undone)
                    .isPresent());
    return isUndoing ? Optional.of(undone) : Optional.empty();
  }

  private static Action oppositeOf(Change change) {
    return switch (change) {
      case Change.ConfidenceThreshold threshold ->
          threshold.rises() ? Action.LOWER_THRESHOLD : Action.RAISE_THRESHOLD;
      case Change.HaikuMaxTokens tokens ->
          tokens.rises() ? Action.CUT_HAIKU_MAX_TOKENS : Action.RELAX_HAIKU_MAX_TOKENS;
      case Change.ResponseCacheLife life ->
          life.rises() ? Action.RELAX_CACHE_LIFE : Action.LENGTHEN_CACHE_LIFE;
    };
  }

  /** Measured when a cut leaves home, forgotten when the cap is back. */
  private static Optional<Estimate> truncatedAtHome(
      Situation situation, List<Recommendation> applied) {
    int home = situation.memory().home().haikuMaxTokens();
    int to = Recommender.apply(situation.configuration(), applied).haikuMaxTokens();
    if (to >= home) {
      return Optional.empty();
    }
    return situation
        .memory()
        .truncatedAtHome()
        .or(() -> Estimates.of(situation.observed()).truncated());
  }
}

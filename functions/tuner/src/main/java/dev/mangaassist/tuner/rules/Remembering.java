package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.tuner.rules.Memory.Bar;
import dev.mangaassist.tuner.rules.Memory.Move;
import dev.mangaassist.tuner.rules.Memory.Streak;
import dev.mangaassist.tuner.rules.Memory.Watched;
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
    if (!applied.isEmpty()) {
      int next = situation.active().version() + 1;
      return moved(situation, next, moves(applied, next), Estimates.of(situation.observed()));
    }
    return new Memory(
        before.version(),
        before.home(),
        situation.streak(),
        before.watched().filter(watched -> !isJudged(situation)),
        before.lastMoves(),
        before.bars(),
        before.truncatedAtHome(),
        Optional.empty(),
        accepted(situation));
  }

  /**
   * The memory once a version of the tuner's has become the active one.
   *
   * @param moves what the version changed; none if that was no rule's change
   * @param estimates what was measured before
   */
  static Memory moved(Situation situation, int version, List<Move> moves, Estimates estimates) {
    Memory before = situation.memory();
    return new Memory(
        version,
        before.home(),
        new Streak(situation.observed().window().end(), 0, Set.of()),
        Optional.of(new Watched(version, estimates)),
        lastMoves(before, moves),
        bars(situation, moves.stream().flatMap(move -> barred(move, before).stream()).toList()),
        truncatedAtHome(situation, moves, estimates),
        Optional.empty(),
        accepted(situation));
  }

  static long accepted(Situation situation) {
    return situation.observed().window().isEmpty()
        ? situation.memory().accepted()
        : situation.observed().counts().accepted();
  }

  /** Whether what is watched had its full window, with enough in it to tell. */
  private static boolean isJudged(Situation situation) {
    return !situation.isCoolingDown() && situation.isEnough(ServiceLevel.COST_PER_QUERY);
  }

  /** What recommendations change in a version. */
  static List<Move> moves(List<Recommendation> applied, int version) {
    return applied.stream()
        .map(
            recommendation ->
                new Move(version, recommendation.action(), recommendation.change().orElseThrow()))
        .toList();
  }

  private static List<Move> lastMoves(Memory before, List<Move> now) {
    List<Move> last = new ArrayList<>(before.lastMoves());
    for (Move move : now) {
      last.removeIf(earlier -> earlier.change().setting().equals(move.change().setting()));
      last.add(move);
    }
    return last;
  }

  /** The bars with those of some actions more that turned out to be wrong. */
  static List<Bar> bars(Situation situation, List<Action> wrong) {
    List<Bar> bars = new ArrayList<>(situation.memory().bars());
    bars.removeIf(bar -> !BackOff.isRemembered(bar, situation.now()));
    for (Action action : wrong) {
      Bar next =
          BackOff.next(
              situation.memory().bar(action), action, situation.now(), situation.policy().window());
      bars.removeIf(bar -> bar.action() == action);
      bars.add(next);
    }
    return bars;
  }

  /** What a move undoes, by intent or because a level broke after it. */
  private static Optional<Action> barred(Move now, Memory memory) {
    Action undone = oppositeOf(now.change());
    boolean isUndoing =
        now.action() == Action.TAKE_BACK
            || (ANSWERS.contains(now.action())
                && memory
                    .lastMove(now.change().setting())
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
      Situation situation, List<Move> moves, Estimates before) {
    int home = situation.memory().home().haikuMaxTokens();
    Configuration changed = situation.configuration();
    for (Move move : moves) {
      changed = move.change().applyTo(changed);
    }
    return changed.haikuMaxTokens() >= home
        ? Optional.empty()
        : situation.memory().truncatedAtHome().or(before::truncated);
  }
}

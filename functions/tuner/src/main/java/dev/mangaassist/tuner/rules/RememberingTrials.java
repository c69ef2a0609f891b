package dev.mangaassist.tuner.rules;

import dev.mangaassist.tuner.rules.Memory.Move;
import dev.mangaassist.tuner.rules.Memory.Tried;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run leaves to the next while a trial is open, and when it begins and ends. */
public final class RememberingTrials {
  private RememberingTrials() {}

  /**
   * The memory once the tuner has put changes on trial. No windows are in a row with those of a
   * trial, in which two versions serve.
   *
   * @param version the number that the trial was given
   */
  public static Memory opened(Situation situation, List<Recommendation> changes, int version) {
    return Remembering.after(situation, List.of())
        .afterGap()
        .trying(
            Optional.of(
                new Tried(
                    version,
                    Remembering.moves(changes, version),
                    Estimates.of(situation.observed()))));
  }

  static Memory goingOn(TrialSituation trial) {
    Situation situation = trial.situation();
    return situation
        .memory()
        .accepting(Remembering.accepted(situation))
        .afterGap()
        .trying(trial.tried());
  }

  /**
   * As if the version were published now, but compared with what was before its trial. Of a trial
   * that somebody else began nothing is known but that it is not the tuner's.
   */
  static Memory promoted(TrialSituation trial) {
    return trial
        .tried()
        .map(
            tried ->
                Remembering.moved(
                    trial.situation(), tried.version(), tried.moves(), tried.before()))
        .orElseGet(() -> goingOn(trial));
  }

  /** What did harm is not tried again for a while, as if it had been taken back. */
  static Memory withdrawn(TrialSituation trial, boolean isHarmful) {
    Stream<Action> actions =
        trial.tried().stream()
            .filter(tried -> isHarmful)
            .flatMap(tried -> tried.moves().stream())
            .map(Move::action);
    return goingOn(trial)
        .trying(Optional.empty())
        .barring(Remembering.bars(trial.situation(), actions.toList()));
  }
}

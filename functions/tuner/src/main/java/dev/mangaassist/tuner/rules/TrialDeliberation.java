package dev.mangaassist.tuner.rules;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges an open trial: doubts first, then harm, then quality, then whether enough was seen. It
 * reads no clock and keeps nothing.
 */
public final class TrialDeliberation {
  private TrialDeliberation() {}

  public static TrialDecision decide(TrialSituation trial) {
    return TrialDoubts.about(trial)
        .map(doubt -> doubting(trial, doubt))
        .orElseGet(() -> trusting(trial));
  }

  /** The decision to decide nothing, because of a doubt. */
  public static TrialDecision doubting(TrialSituation trial, String doubt) {
    return new TrialDecision(new TrialVerdict.Frozen(doubt), trial.situation().memory().afterGap());
  }

  private static TrialDecision trusting(TrialSituation trial) {
    TrialVerdict verdict = verdict(trial);
    return new TrialDecision(
        verdict,
        switch (verdict) {
          case TrialVerdict.Promote _ -> RememberingTrials.promoted(trial);
          case TrialVerdict.Withdraw(String _, boolean isHarmful) ->
              RememberingTrials.withdrawn(trial, isHarmful);
          case TrialVerdict.GoesOn _, TrialVerdict.Frozen _ -> RememberingTrials.goingOn(trial);
        });
  }

  private static TrialVerdict verdict(TrialSituation trial) {
    Optional<String> harm = TrialHarm.of(trial);
    if (harm.isPresent()) {
      return new TrialVerdict.Withdraw(harm.get(), true);
    }
    Optional<String> hindrance = TrialHarm.hindrance(trial);
    if (hindrance.isPresent()) {
      return new TrialVerdict.Withdraw(hindrance.get(), false);
    }
    long needed = trial.policy().samplesToAct();
    boolean isEnough = trial.canaryAsks() >= needed;
    if (!trial.isPast(trial.firstFullWindow())) {
      return new TrialVerdict.GoesOn("its first full window ends at " + trial.firstFullWindow());
    }
    if (isEnough) {
      return new TrialVerdict.Promote(
          "after %d asks no level is worse than under version %d%s"
              .formatted(
                  trial.canaryAsks(), trial.situation().active().version(), uncompared(trial)));
    }
    return trial.isPast(trial.latestEnd())
        ? new TrialVerdict.Promote(
            "traffic was too thin to tell, with %d asks in %d windows where it takes %d"
                .formatted(trial.canaryAsks(), TrialSituation.MOST_WINDOWS, needed))
        : new TrialVerdict.GoesOn(
            "it takes %d asks to tell, and there were %d; it ends at %s at the latest"
                .formatted(needed, trial.canaryAsks(), trial.latestEnd()));
  }

  private static String uncompared(TrialSituation trial) {
    String levels =
        TrialHarm.uncompared(trial).map(ServiceLevel::words).collect(Collectors.joining(", "));
    return levels.isEmpty() ? "" : ", with too few observations to compare the " + levels;
  }
}

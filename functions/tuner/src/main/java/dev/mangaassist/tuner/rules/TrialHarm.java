package dev.mangaassist.tuner.rules;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a trial makes worse: a level that is worse under the canary than under the active version at
 * the same time, by more than chance and by more than its margin.
 *
 * <p>Of the tuner's own changes the quality counts in any case, and what each may harm once it is
 * broken under the canary: that a higher threshold costs more, or that a relaxed cap gives back the
 * margin that it had twice to spare, is what they are known for. What people mean by their changes
 * is not known, so that every level counts once it is broken under the canary.
 */
final class TrialHarm {
  /**
   * Quality is judged on a share of the answers. From about 30 observations on, the mean of what
   * lies between 0 and 1 is near enough to a normal distribution for three errors.
   */
  private static final long JUDGED = 30;

  private TrialHarm() {}

  /** The first harm, as a clause. */
  static Optional<String> of(TrialSituation trial) {
    return levels(trial)
        .filter(level -> isComparable(level, trial))
        .filter(level -> countsUnbroken(level, trial) || canarySide(trial).isBroken(level))
        .filter(level -> isWorse(level, trial))
        .findFirst()
        .map(level -> sentence(level, trial));
  }

  /**
   * Quality comes first: what the tuner tries at its price makes way for what mends it, whoever
   * broke it.
   */
  static Optional<String> hindrance(TrialSituation trial) {
    Compliance whole = trial.situation().compliance();
    return trial
        .tried()
        .filter(tried -> whole.isBroken(ServiceLevel.QUALITY))
        .filter(
            tried ->
                tried.moves().stream()
                    .anyMatch(move -> move.action().harms().contains(ServiceLevel.QUALITY)))
        .map(
            tried ->
                whole.finding(ServiceLevel.QUALITY).breach()
                    + ", and comes first; it may be tried again");
  }

  /** The levels that count and rest on too few observations. */
  static Stream<ServiceLevel> uncompared(TrialSituation trial) {
    return levels(trial).filter(level -> !isComparable(level, trial));
  }

  private static Stream<ServiceLevel> levels(TrialSituation trial) {
    Set<ServiceLevel> levels = EnumSet.noneOf(ServiceLevel.class);
    trial
        .tried()
        .ifPresentOrElse(
            tried -> {
              levels.add(ServiceLevel.QUALITY);
              tried.moves().forEach(move -> levels.addAll(move.action().harms()));
            },
            () -> levels.addAll(EnumSet.complementOf(EnumSet.of(ServiceLevel.AVAILABILITY))));
    return levels.stream();
  }

  /** No change of the tuner's is expected to take as much of the quality as its margin. */
  private static boolean countsUnbroken(ServiceLevel level, TrialSituation trial) {
    return level == ServiceLevel.QUALITY && trial.tried().isPresent();
  }

  private static boolean isComparable(ServiceLevel level, TrialSituation trial) {
    long enough = trial.policy().samplesToAct();
    long needed = level == ServiceLevel.QUALITY ? Math.min(JUDGED, enough) : enough;
    return canarySide(trial).finding(level).samples() >= needed
        && stableSide(trial).finding(level).samples() >= needed;
  }

  private static boolean isWorse(ServiceLevel level, TrialSituation trial) {
    Estimate stable = Estimates.of(trial.stableSide()).levels().get(level);
    Estimate canary = Estimates.of(trial.canarySide()).levels().get(level);
    return stable != null
        && canary != null
        && canary.isWorse(level, stable, Margin.of(canarySide(trial).finding(level)));
  }

  private static String sentence(ServiceLevel level, TrialSituation trial) {
    Finding canary = canarySide(trial).finding(level);
    Finding stable = stableSide(trial).finding(level);
    return "it made the %s worse: %s (%d observations), and %s (%d observations) under version %d at the same time"
        .formatted(
            level.words(),
            level.withUnit(canary.measured().orElseThrow()),
            canary.samples(),
            level.withUnit(stable.measured().orElseThrow()),
            stable.samples(),
            trial.situation().active().version());
  }

  private static Compliance canarySide(TrialSituation trial) {
    return Compliance.of(trial.canarySide(), trial.policy().targets());
  }

  private static Compliance stableSide(TrialSituation trial) {
    return Compliance.of(trial.stableSide(), trial.policy().targets());
  }
}

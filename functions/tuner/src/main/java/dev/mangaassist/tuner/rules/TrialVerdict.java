package dev.mangaassist.tuner.rules;

/** What a run makes of an open trial. */
public sealed interface TrialVerdict {

  /** There is not enough to tell yet. */
  record GoesOn(String why) implements TrialVerdict {}

  /** Nothing may be decided, because what was read is not to be trusted. */
  record Frozen(String doubt) implements TrialVerdict {}

  /** The version on trial becomes the active one. */
  record Promote(String why) implements TrialVerdict {}

  /**
   * The active version stays.
   *
   * @param isHarmful whether the version on trial did harm, or only stood in the way
   */
  record Withdraw(String why, boolean isHarmful) implements TrialVerdict {}
}

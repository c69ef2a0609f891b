package dev.mangaassist.tuner.rules;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * What one service level came to.
 *
 * @param measured in the level's unit; absent if nothing was measured
 * @param target in the level's unit
 * @param samples how many observations the measured value rests on
 */
public record Finding(
    ServiceLevel level,
    State state,
    Optional<BigDecimal> measured,
    BigDecimal target,
    long samples) {

  /** The fewest observations that a level is judged on. */
  public static final int MINIMUM_SAMPLES = 10;

  /** Whether a level holds. */
  public enum State {
    MET,
    BROKEN,
    /** There are too few observations to say. */
    UNKNOWN;

    /** The name in reports. */
    public String reportName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding of(
      ServiceLevel level, Optional<BigDecimal> measured, BigDecimal target, long samples) {
    State state =
        measured
            .filter(value -> samples >= MINIMUM_SAMPLES)
            .map(value -> level.met(value, target) ? State.MET : State.BROKEN)
            .orElse(State.UNKNOWN);
    return new Finding(level, state, measured, target, samples);
  }

  /**
   * A clause such as {@code mean quality was 0.85, below its target of 0.90 (120 observations)}; of
   * a broken level only.
   */
  public String breach() {
    return "%s (%d observations)".formatted(level.breach(measured.orElseThrow(), target), samples);
  }

  /** By how much the measured value is better than the target; negative if the level is broken. */
  BigDecimal spare() {
    return level.spare(measured.orElseThrow(), target);
  }
}

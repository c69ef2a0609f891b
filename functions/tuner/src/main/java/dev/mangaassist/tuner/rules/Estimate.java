package dev.mangaassist.tuner.rules;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A measured value and how far chance alone may have moved it.
 *
 * @param error its standard error, in the unit of the value
 */
public record Estimate(BigDecimal value, BigDecimal error) {
  /** How many standard errors of a difference are noise: chance exceeds 3 once in 700 times. */
  private static final BigDecimal NOISE = BigDecimal.valueOf(3);

  /** How far two values of the same thing may differ by chance alone. */
  private static BigDecimal noise(Estimate one, Estimate other) {
    return one.error.pow(2).add(other.error.pow(2)).sqrt(MathContext.DECIMAL32).multiply(NOISE);
  }

  /**
   * Whether a value of a level is worse than another one by more than chance, and by more than a
   * difference that matters.
   */
  boolean isWorse(ServiceLevel level, Estimate than, BigDecimal margin) {
    BigDecimal loss = level.spare(value, than.value).negate();
    return loss.compareTo(noise(this, than).max(margin)) > 0;
  }

  /**
   * Whether a value rose from an earlier one by more than chance, and by more than a difference
   * that matters.
   */
  boolean isAbove(Estimate earlier, BigDecimal margin) {
    return value.subtract(earlier.value).compareTo(noise(this, earlier).max(margin)) > 0;
  }
}

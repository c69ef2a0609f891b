package dev.mangaassist.cascade.confidence;

import java.math.BigDecimal;
import java.util.List;

/**
 * How sure an answer is, and what lowered it.
 *
 * @param value 0..1, exact
 * @param hedges the distinct hedging phrases found, as the list has them
 * @param truncated whether the answer was cut off at its token limit
 */
public record Confidence(BigDecimal value, List<String> hedges, boolean truncated) {

  /** Whether a draft of this confidence is good enough. The comparison is exact. */
  public boolean passes(BigDecimal threshold) {
    return value.compareTo(threshold) >= 0;
  }
}

package dev.mangaassist.models;

import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;

/**
 * What to expect of a model besides its price.
 *
 * @param averageLatency from a call to its first text, on average
 * @param quality of its answers, 0..1, on average over the store's tasks
 * @param contextTokens most tokens of a prompt
 * @param queriesPerSecond how many calls it sustains
 * @param strongAt what it does well
 * @param weakAt what it does badly
 */
public record Performance(
    Duration averageLatency,
    BigDecimal quality,
    int contextTokens,
    int queriesPerSecond,
    Set<Strength> strongAt,
    Set<Strength> weakAt) {

  private static final BigDecimal STRONG = new BigDecimal("1.0");
  private static final BigDecimal WEAK = new BigDecimal("0.3");
  private static final BigDecimal NEUTRAL = new BigDecimal("0.6");

  /**
   * How well the model fits a task: 1.0 among its strengths, 0.3 among its weaknesses, else 0.6.
   */
  public BigDecimal fit(Task task) {
    return Strength.of(task)
        .map(need -> strongAt.contains(need) ? STRONG : weakAt.contains(need) ? WEAK : NEUTRAL)
        .orElse(NEUTRAL);
  }
}

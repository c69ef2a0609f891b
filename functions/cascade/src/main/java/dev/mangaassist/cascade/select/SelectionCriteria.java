package dev.mangaassist.cascade.select;

import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a model is chosen by.
 *
 * @param goal what matters most
 * @param maxLatency how long an answer may take to its first text, over 0
 * @param maxCostUsd what an answer may cost, in US dollars, over 0
 * @param promptTokens about how many tokens the model will read
 */
public record SelectionCriteria(
    Task task, Goal goal, Duration maxLatency, BigDecimal maxCostUsd, long promptTokens) {

  public static final Goal DEFAULT_GOAL = Goal.BALANCED;
  public static final Duration DEFAULT_MAX_LATENCY = Duration.ofSeconds(3);
  public static final BigDecimal DEFAULT_MAX_COST_USD = new BigDecimal("0.02");
  public static final long DEFAULT_PROMPT_TOKENS = 500;

  /** The quality below which a selection says so. No filter: it would always leave Haiku out. */
  public static final BigDecimal WANTED_QUALITY = new BigDecimal("0.85");

  public SelectionCriteria {
    if (!maxLatency.isPositive()) {
      throw new IllegalArgumentException("maxLatency must be over 0, but is " + maxLatency);
    }
    if (maxCostUsd.signum() <= 0) {
      throw new IllegalArgumentException("maxCostUsd must be over 0, but is " + maxCostUsd);
    }
  }

  /** The criteria of a task where nobody asks for anything else. */
  public static SelectionCriteria of(Task task) {
    return new SelectionCriteria(
        task, DEFAULT_GOAL, DEFAULT_MAX_LATENCY, DEFAULT_MAX_COST_USD, DEFAULT_PROMPT_TOKENS);
  }

  public SelectionCriteria withGoal(Goal other) {
    return new SelectionCriteria(task, other, maxLatency, maxCostUsd, promptTokens);
  }
}

package dev.mangaassist.cascade.confidence;

import dev.mangaassist.models.ModelReply;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.util.List;

/**
 * Rates a finished answer by rule: 0.85 to start; less 0.15 if it was cut off at its token limit;
 * less 0.05 for each distinct hedging phrase; plus the task's adjustment; clamped to 0..1. An
 * answer without text has no confidence at all. Sums are exact decimals: 0.85 - 0.05 is 0.80 and
 * passes at 0.80.
 */
public final class ConfidenceEstimator {
  private static final BigDecimal START = new BigDecimal("0.85");
  private static final BigDecimal TRUNCATED = new BigDecimal("0.15");
  private static final BigDecimal HEDGE = new BigDecimal("0.05");

  private final HedgingPhrases hedgingPhrases;

  public ConfidenceEstimator(HedgingPhrases hedgingPhrases) {
    this.hedgingPhrases = hedgingPhrases;
  }

  public Confidence estimate(String text, ModelReply reply, Task task) {
    if (text.isBlank()) {
      return new Confidence(BigDecimal.ZERO, List.of(), reply.truncated());
    }
    List<String> hedges = hedgingPhrases.in(text);
    BigDecimal value =
        START
            .subtract(reply.truncated() ? TRUNCATED : BigDecimal.ZERO)
            .subtract(HEDGE.multiply(BigDecimal.valueOf(hedges.size())))
            .add(task.confidenceAdjustment())
            .max(BigDecimal.ZERO)
            .min(BigDecimal.ONE);
    return new Confidence(value, hedges, reply.truncated());
  }
}

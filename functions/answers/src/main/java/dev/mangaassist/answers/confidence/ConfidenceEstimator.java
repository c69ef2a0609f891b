package dev.mangaassist.answers.confidence;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.shared.config.ConfidenceCalibration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;

/**
 * Rates answers by the reference rule: 0.85 to start; less 0.15 if the answer was cut off at its
 * token limit; less 0.05 for each distinct hedging phrase, and for a head that lacks what a
 * stronger model has; plus the adjustment of the task, of the head's task if that is lower; and no
 * more than the head's own confidence. A flaw leaves nothing of it. Sums are exact decimals: 0.85 -
 * 0.05 is 0.80 and passes at 0.80.
 *
 * <p>Without a calibration that is the confidence. With one, it is weighted by the probability of
 * the task ({@code x (1 + p) / 2}, the score), and the curve of the task and language then says how
 * probable it is that a draft of this score is good. A score of 0 says that it is of no use, and no
 * curve makes more of it.
 */
public final class ConfidenceEstimator {
  private static final BigDecimal START = new BigDecimal("0.85");
  private static final BigDecimal TRUNCATED = new BigDecimal("0.15");
  private static final BigDecimal HEDGE = new BigDecimal("0.05");
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int DIGITS = 4;

  private final HedgingPhrases hedgingPhrases;

  public ConfidenceEstimator(HedgingPhrases hedgingPhrases) {
    this.hedgingPhrases = hedgingPhrases;
  }

  /** Begins to rate an answer that is about to come in. */
  public DraftCheck check(
      Understanding understanding,
      Optional<Head> head,
      Optional<ConfidenceCalibration> calibration) {
    return new DraftCheck(hedgingPhrases, understanding, head, calibration);
  }

  /** Rates an answer that is complete. */
  public Confidence estimate(
      String text,
      ModelReply reply,
      Understanding understanding,
      Optional<ConfidenceCalibration> calibration) {
    DraftCheck check = check(understanding, Optional.empty(), calibration);
    check.add(text);
    return check.complete(reply);
  }

  static Confidence confidence(
      Understanding understanding,
      Optional<Head> head,
      Optional<ConfidenceCalibration> calibration,
      Set<String> hedges,
      boolean truncated,
      Set<Flaw> flaws) {
    BigDecimal rated =
        flaws.isEmpty() ? rate(understanding, head, hedges.size(), truncated) : BigDecimal.ZERO;
    BigDecimal score = weighted(rated, understanding.probability());
    Optional<BigDecimal> calibrated =
        rated.signum() > 0
            ? calibration.flatMap(
                curves -> curves.probability(score, understanding.task(), understanding.language()))
            : Optional.empty();
    return new Confidence(
        calibrated.orElse(rated),
        score,
        hedges,
        truncated,
        flaws,
        head,
        calibrated.flatMap(value -> calibration.map(ConfidenceCalibration::label)));
  }

  private static BigDecimal rate(
      Understanding understanding, Optional<Head> head, int hedges, boolean truncated) {
    BigDecimal adjustment = understanding.task().confidenceAdjustment();
    boolean lacking = head.filter(h -> h.lack().isCuredByStrongerModel()).isPresent();
    return START
        .subtract(truncated ? TRUNCATED : BigDecimal.ZERO)
        .subtract(HEDGE.multiply(BigDecimal.valueOf(hedges + (lacking ? 1 : 0))))
        .add(head.map(h -> h.task().confidenceAdjustment().min(adjustment)).orElse(adjustment))
        .min(head.map(Head::confidence).orElse(BigDecimal.ONE))
        .max(BigDecimal.ZERO)
        .min(BigDecimal.ONE);
  }

  private static BigDecimal weighted(BigDecimal score, double probability) {
    return score
        .multiply(BigDecimal.ONE.add(BigDecimal.valueOf(probability)))
        .divide(TWO, DIGITS, RoundingMode.HALF_EVEN);
  }
}

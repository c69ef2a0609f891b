package dev.mangaassist.tuner.certify;

import java.math.BigDecimal;

/**
 * A query that both tiers have answered, with what a judge made of the answers.
 *
 * @param confidence of the weak tier's draft, 0 to 1, exactly as it was recorded
 * @param weakQuality of the weak tier's answer, 0 to 1
 * @param strongQuality of the strong tier's answer, 0 to 1
 * @param weakCostUsd of the whole weak answer, in US dollars
 * @param strongCostUsd of the strong answer, in US dollars; above 0
 * @param group task and language of the query, as far as they are known
 * @param weight how many queries it stands for: the inverse of the probability with which it was
 *     taken into the sample, up to a factor that all samples share
 */
public record PairedSample(
    BigDecimal confidence,
    double weakQuality,
    double strongQuality,
    double weakCostUsd,
    double strongCostUsd,
    Group group,
    double weight) {

  /**
   * Checks every range.
   *
   * @throws IllegalArgumentException names the part that is out of its range
   */
  public PairedSample {
    if (confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("confidence must be 0 to 1, but is " + confidence);
    }
    requireShare("weak_quality", weakQuality);
    requireShare("strong_quality", strongQuality);
    if (!(weakCostUsd >= 0 && Double.isFinite(weakCostUsd))) {
      throw new IllegalArgumentException("weak_cost_usd must be 0 or more, but is " + weakCostUsd);
    }
    requirePositive("strong_cost_usd", strongCostUsd);
    requirePositive("weight", weight);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be 0 to 1, but is " + value);
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(name + " must be above 0, but is " + value);
    }
  }
}

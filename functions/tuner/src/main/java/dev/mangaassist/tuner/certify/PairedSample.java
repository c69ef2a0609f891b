package dev.mangaassist.tuner.certify;

import java.math.BigDecimal;

/**
 * A query that both tiers answered in full, and a judge rated both.
 *
 * @param confidence of the weak answer, 0..1, exact
 * @param weakQuality of the weak answer, 0..1
 * @param strongQuality of the strong answer, 0..1
 * @param weakCostUsd what the weak answer cost, 0 or more
 * @param strongCostUsd what the strong answer cost, 0 or more
 * @param weight one over the probability with which the query was sampled, up to a common factor;
 *     over 0
 */
public record PairedSample(
    BigDecimal confidence,
    double weakQuality,
    double strongQuality,
    double weakCostUsd,
    double strongCostUsd,
    double weight) {

  public PairedSample {
    requireShare("confidence", confidence.doubleValue());
    requireShare("weak_quality", weakQuality);
    requireShare("strong_quality", strongQuality);
    require(weakCostUsd >= 0 && Double.isFinite(weakCostUsd), "weak_cost_usd", "0 or more");
    require(strongCostUsd >= 0 && Double.isFinite(strongCostUsd), "strong_cost_usd", "0 or more");
    require(weight > 0 && Double.isFinite(weight), "weight", "over 0");
  }

  private static void requireShare(String name, double value) {
    require(value >= 0 && value <= 1, name, "0 to 1");
  }

  private static void require(boolean holds, String name, String range) {
    if (!holds) {
      throw new IllegalArgumentException(name + " must be " + range);
    }
  }
}

package dev.mangaassist.tuner.certify;

import java.util.OptionalDouble;

/**
 * What is to be certified.
 *
 * @param target the share of the strong tier's mean quality that the cascade has to keep, above 0
 *     to 1
 * @param minimumQuality the mean quality, 0 to 1, that the cascade has to keep besides, whatever
 *     the strong tier's is; 0 for none
 * @param delta the probability with which a certificate may be wrong, above 0 to 0.5
 * @param draftShare the part of a draft's cost that an escalated query pays, 0 to 1: 1 if drafts
 *     are finished before they are given up, little if they are given up at their head
 * @param largestWeight the largest weight that the design of the sample can give; if absent, the
 *     largest weight of the sample is taken for it
 * @param seed of the order in which the samples are bet on; to be fixed before the samples are seen
 */
public record Terms(
    double target,
    double minimumQuality,
    double delta,
    double draftShare,
    OptionalDouble largestWeight,
    long seed) {

  /** 95% of the strong quality, no minimum, wrong with 5% at most, drafts paid in full. */
  public static final Terms DEFAULT = new Terms(0.95, 0, 0.05, 1, OptionalDouble.empty(), 1);

  /**
   * Checks every range.
   *
   * @throws IllegalArgumentException names the part that is out of its range
   */
  public Terms {
    if (!(target > 0 && target <= 1)) {
      throw new IllegalArgumentException("target must be above 0 to 1, but is " + target);
    }
    if (!(minimumQuality >= 0 && minimumQuality <= 1)) {
      throw new IllegalArgumentException("min-quality must be 0 to 1, but is " + minimumQuality);
    }
    if (!(delta > 0 && delta <= 0.5)) {
      throw new IllegalArgumentException("delta must be above 0 to 0.5, but is " + delta);
    }
    if (!(draftShare >= 0 && draftShare <= 1)) {
      throw new IllegalArgumentException("draft-share must be 0 to 1, but is " + draftShare);
    }
    if (largestWeight.isPresent() && !(largestWeight.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "max-weight must be above 0, but is " + largestWeight.getAsDouble());
    }
  }

  /** The same with another target. */
  public Terms withTarget(double other) {
    return new Terms(other, minimumQuality, delta, draftShare, largestWeight, seed);
  }

  /** The same with another minimum quality. */
  public Terms withMinimumQuality(double other) {
    return new Terms(target, other, delta, draftShare, largestWeight, seed);
  }

  /** The same with another probability of being wrong. */
  public Terms withDelta(double other) {
    return new Terms(target, minimumQuality, other, draftShare, largestWeight, seed);
  }

  /** The same with another order of betting. */
  public Terms withSeed(long other) {
    return new Terms(target, minimumQuality, delta, draftShare, largestWeight, other);
  }
}

package dev.mangaassist.tuner.certify;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** What came of an attempt at a certificate. */
public sealed interface Certificate {

  /**
   * A threshold is certified: with probability 1 - delta over the drawing of the samples, the
   * cascade's mean quality at this threshold is at least target x the strong tier's mean quality,
   * for queries like those that were sampled.
   *
   * @param threshold a query escalates if its confidence is below it
   * @param curve the cascade on the samples at this threshold
   * @param qualityLowerBound the mean quality is over this with probability 1 - delta, by a bound
   *     of its own; for a threshold that was chosen by the same samples it is an indication, the
   *     guarantee is the one above
   */
  record Certified(BigDecimal threshold, CurvePoint curve, double qualityLowerBound)
      implements Certificate {}

  /**
   * No threshold that lets a draft pass is certified.
   *
   * @param reason why, in a sentence
   * @param samplesNeeded about how many samples the first threshold would need, if they go on like
   *     these; empty if no number would do
   */
  record NotCertifiable(String reason, OptionalLong samplesNeeded) implements Certificate {}
}

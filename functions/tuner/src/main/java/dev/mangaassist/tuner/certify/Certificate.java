package dev.mangaassist.tuner.certify;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** What samples certify; see {@link Certifier} for the guarantee. */
public sealed interface Certificate {

  /** How many samples it rests on. */
  int samples();

  /**
   * What the samples come to: at the certified threshold, or with every query given to the strong
   * tier.
   */
  OperatingPoint point();

  /**
   * A lower bound of the mean quality there. With a probability of 1 - delta such bounds hold for
   * all thresholds at once, and so for the chosen one.
   */
  double qualityLowerBound();

  /** The weighted mean quality of the strong tier in the samples, an estimate. */
  double strongQuality();

  /** The certified threshold, if there is one. */
  default Optional<BigDecimal> certifiedThreshold() {
    return this instanceof Certified certified
        ? Optional.of(certified.threshold())
        : Optional.empty();
  }

  /** What is certified and on which conditions, or why nothing is; for people. */
  String reason();

  /**
   * A threshold keeps the target, and the minimum quality if there is one.
   *
   * @param threshold queries of a lower confidence escalate
   */
  record Certified(
      BigDecimal threshold,
      int samples,
      OperatingPoint point,
      double qualityLowerBound,
      double strongQuality,
      String reason)
      implements Certificate {}

  /**
   * No threshold that saves anything is certified. What remains is to give every query to the
   * strong tier at once, without drafts, which keeps every target and saves nothing; that it
   * reaches a minimum quality is not certified.
   *
   * @param samplesNeeded an estimate of how many samples like these would probably (4 in 5) certify
   *     one; absent if these samples do not suggest that any number would
   */
  record NotCertifiable(
      int samples,
      OperatingPoint point,
      double qualityLowerBound,
      double strongQuality,
      OptionalLong samplesNeeded,
      String reason)
      implements Certificate {}
}

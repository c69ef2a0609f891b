package dev.mangaassist.tuner.certify;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The thresholds that can be certified: 0, 0.001, ... 1, fixed before any sample is seen. A step is
 * a threshold in thousandths; a query escalates if its confidence is below the threshold.
 */
final class ThresholdGrid {
  /** The strictest threshold that releases anything at all: confidence 1. */
  static final int STRICTEST = 1000;

  /** Above every confidence: everything escalates. */
  static final int ESCALATE_ALL = STRICTEST + 1;

  private static final int DECIMALS = 3;

  private ThresholdGrid() {}

  /** The highest step that still releases a confidence: exact, 0.8 is released at 0.800. */
  static int step(BigDecimal confidence) {
    return confidence.movePointRight(DECIMALS).setScale(0, RoundingMode.FLOOR).intValueExact();
  }

  /** A step as a threshold, without trailing zeros. */
  static BigDecimal threshold(int step) {
    BigDecimal threshold = BigDecimal.valueOf(step, DECIMALS).stripTrailingZeros();
    return threshold.scale() < 0 ? threshold.setScale(0) : threshold;
  }
}

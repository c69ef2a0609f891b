package dev.mangaassist.local.certify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis of a chart: from values to pixels, with ticks at round values.
 *
 * @param low the value at its beginning
 * @param high the value at its end, above low
 * @param from pixel of low
 * @param to pixel of high
 */
record Axis(double low, double high, double from, double to) {
  private static final int MOST_TICKS = 8;

  /** From at most the lowest to at least the highest of shares, each end at a tick in 0 to 1. */
  static Axis ofShares(double lowest, double highest, double from, double to) {
    double span = Math.max(highest - lowest, 1e-9);
    double step = step(span);
    double low = Math.floor((lowest - (span / 50)) / step) * step;
    double high = Math.ceil((highest + (span / 50)) / step) * step;
    return new Axis(Math.max(0, low), Math.min(1, high), from, to);
  }

  /** The smallest of 1, 2, 5 times a power of ten that needs no more ticks than fit. */
  private static double step(double span) {
    double power = Math.pow(10, Math.floor(Math.log10(span / MOST_TICKS)));
    for (double factor : new double[] {1, 2, 5}) {
      if (span / (factor * power) <= MOST_TICKS) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  double pixel(double value) {
    return from + ((value - low) / (high - low) * (to - from));
  }

  List<Double> ticks() {
    double step = step(high - low);
    List<Double> ticks = new ArrayList<>();
    for (long i = Math.round(Math.ceil((low / step) - 1e-6));
        i * step <= high + (step / 1e6);
        i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** A tick's value without the noise of its sum. */
  static String label(double tick) {
    BigDecimal value = new BigDecimal(tick).setScale(9, RoundingMode.HALF_UP);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}

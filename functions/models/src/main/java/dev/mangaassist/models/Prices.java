package dev.mangaassist.models;

import java.math.BigDecimal;

/**
 * A model's list prices, in nano-dollars (1e-9 USD) a token. Published prices are dollars per
 * million tokens; a thousandth of a dollar per million is one nano-dollar a token, so they are
 * whole numbers here and sums are exact.
 *
 * @param input a token read, neither from the prompt cache nor written to it
 * @param output a token written, reasoning included
 * @param cacheRead a token read from the prompt cache
 * @param cacheWrite a token read and written to the prompt cache
 */
public record Prices(long input, long output, long cacheRead, long cacheWrite) {
  private static final int NANO_DIGITS = 9;

  /**
   * Converts a published price.
   *
   * @throws ArithmeticException if it is not a whole number of nano-dollars a token
   */
  static long nanosPerToken(String usdPerMillionTokens) {
    return new BigDecimal(usdPerMillionTokens).movePointRight(3).longValueExact();
  }

  /** Nano-dollars in US dollars, without trailing zeros. */
  public static BigDecimal usd(long nanos) {
    return nanos == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros();
  }

  /** What a call cost, in nano-dollars. */
  public long cost(TokenUsage usage) {
    long uncached = usage.input() - usage.cacheRead() - usage.cacheWritten();
    return uncached * input
        + usage.cacheRead() * cacheRead
        + usage.cacheWritten() * cacheWrite
        + usage.output() * output;
  }
}

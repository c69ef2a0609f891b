package dev.mangaassist.tuner.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the service costs at 1,000,000 messages a day, in US dollars, each to the cent, half up.
 *
 * @param month of 30 days
 * @param year of 365 days
 */
public record Projection(BigDecimal day, BigDecimal week, BigDecimal month, BigDecimal year) {
  private static final BigDecimal MESSAGES_A_DAY = BigDecimal.valueOf(1_000_000);

  /** The projection of a mean cost of a query, in US dollars. */
  public static Projection of(BigDecimal costPerQueryUsd) {
    BigDecimal day = costPerQueryUsd.multiply(MESSAGES_A_DAY);
    return new Projection(days(day, 1), days(day, 7), days(day, 30), days(day, 365));
  }

  private static BigDecimal days(BigDecimal day, int count) {
    return day.multiply(BigDecimal.valueOf(count)).setScale(2, RoundingMode.HALF_UP);
  }
}

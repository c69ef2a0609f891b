package dev.mangaassist.cascade.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A budget of one day. Answers that begin with the Sonnet tier may use its first 80% only, so that
 * the escalations of a day in which money is short still find some.
 */
record DayBudget(long nanos) {
  private static final int NANO_DIGITS = 9;

  static DayBudget ofUsd(BigDecimal usd) {
    return new DayBudget(
        usd.movePointRight(NANO_DIGITS).setScale(0, RoundingMode.DOWN).longValueExact());
  }

  /** How much may have been used once money for such a purpose is granted. */
  long line(Purpose purpose) {
    return switch (purpose) {
      case DIRECT, RAISED -> nanos * 8 / 10;
      case ESCALATION -> nanos;
    };
  }

  /** Whether a claim may be granted when so much is used. */
  boolean covers(Claim claim, long usedNanos) {
    return claim.upToNanos() <= line(claim.purpose()) - usedNanos;
  }

  /** Why it does not cover a claim. */
  Funding.Reason refusal(Claim claim, long usedNanos) {
    return claim.upToNanos() <= nanos - usedNanos ? Funding.Reason.TIGHT : Funding.Reason.SPENT;
  }
}

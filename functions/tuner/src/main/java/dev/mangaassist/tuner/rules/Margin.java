package dev.mangaassist.tuner.rules;

import java.math.BigDecimal;

/**
 * How much of a level matters: what one step of its rule is expected to bring. A breach by less is
 * answered only if it lasts; a cap is relaxed only if twice as much is to spare, so that one step
 * later as much is left.
 */
final class Margin {
  private static final BigDecimal QUALITY = new BigDecimal("0.02");
  private static final BigDecimal ESCALATION_RATE = new BigDecimal("0.03");
  private static final BigDecimal OF_COST_TARGET = new BigDecimal("0.10");
  private static final BigDecimal MILLIS = new BigDecimal("200");

  /** Half of the failures that the target allows. */
  private static final BigDecimal AVAILABILITY = new BigDecimal("0.0005");

  /** A truncated draft loses 0.15 of its confidence, which mostly makes it escalate. */
  static final BigDecimal TRUNCATED = new BigDecimal("0.01");

  private Margin() {}

  /** In the unit of the finding's level. */
  static BigDecimal of(Finding finding) {
    return switch (finding.level()) {
      case FIRST_TEXT_P50, FIRST_TEXT_P95, FIRST_TEXT_P99 -> MILLIS;
      case QUALITY -> QUALITY;
      case COST_PER_QUERY -> finding.target().multiply(OF_COST_TARGET);
      case AVAILABILITY -> AVAILABILITY;
      case ESCALATION_RATE -> ESCALATION_RATE;
    };
  }

  /** Whether a level is known to be met with twice its margin to spare. */
  static boolean isWellMet(Finding finding) {
    BigDecimal twice = of(finding).add(of(finding));
    return finding.state() == Finding.State.MET && finding.spare().compareTo(twice) >= 0;
  }

  /** Whether a level is broken by its margin or more. */
  static boolean isWellBroken(Finding finding) {
    return finding.state() == Finding.State.BROKEN
        && finding.spare().negate().compareTo(of(finding)) >= 0;
  }
}

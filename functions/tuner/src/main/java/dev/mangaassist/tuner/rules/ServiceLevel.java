package dev.mangaassist.tuner.rules;

import java.math.BigDecimal;

/**
 * What the service promises, each with its unit and the side of its target that is the good one.
 */
public enum ServiceLevel {
  FIRST_TEXT_P50("firstTextP50", "time to first text p50", " ms", Bound.AT_MOST),
  FIRST_TEXT_P95("firstTextP95", "time to first text p95", " ms", Bound.AT_MOST),
  FIRST_TEXT_P99("firstTextP99", "time to first text p99", " ms", Bound.AT_MOST),
  QUALITY("quality", "mean quality", "", Bound.AT_LEAST),
  COST_PER_QUERY("costPerQuery", "mean cost per query", " USD", Bound.AT_MOST),
  AVAILABILITY("availability", "availability", "", Bound.AT_LEAST),
  ESCALATION_RATE("escalationRate", "escalation rate", "", Bound.AT_MOST);

  private enum Bound {
    AT_MOST("above"),
    AT_LEAST("below");

    private final String broken;

    Bound(String broken) {
      this.broken = broken;
    }
  }

  private final String reportName;
  private final String words;
  private final String unit;
  private final Bound bound;

  ServiceLevel(String reportName, String words, String unit, Bound bound) {
    this.reportName = reportName;
    this.words = words;
    this.unit = unit;
    this.bound = bound;
  }

  /** The name in reports, for example {@code firstTextP95}. */
  public String reportName() {
    return reportName;
  }

  /** Whether a measured value meets a target, both in this level's unit. */
  boolean met(BigDecimal measured, BigDecimal target) {
    int comparison = measured.compareTo(target);
    return bound == Bound.AT_MOST ? comparison <= 0 : comparison >= 0;
  }

  /** By how much a measured value is better than a target, both in this level's unit. */
  BigDecimal spare(BigDecimal measured, BigDecimal target) {
    return bound == Bound.AT_MOST ? target.subtract(measured) : measured.subtract(target);
  }

  /** A text such as {@code mean quality}. */
  String words() {
    return words;
  }

  /** A measured value with this level's unit. */
  String withUnit(BigDecimal measured) {
    return measured.toPlainString() + unit;
  }

  /** A clause such as {@code mean quality was 0.85, below its target of 0.90}. */
  String breach(BigDecimal measured, BigDecimal target) {
    return "%s was %s%s, %s its target of %s%s"
        .formatted(
            words, measured.toPlainString(), unit, bound.broken, target.toPlainString(), unit);
  }
}

package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.vocabulary.ServiceLevelName;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the service promises, each with its unit and the side of its target that is the good one.
 */
public enum ServiceLevel {
  FIRST_TEXT_P50(ServiceLevelName.FIRST_TEXT_P50, "time to first text p50", " ms", Bound.AT_MOST),
  FIRST_TEXT_P95(ServiceLevelName.FIRST_TEXT_P95, "time to first text p95", " ms", Bound.AT_MOST),
  FIRST_TEXT_P99(ServiceLevelName.FIRST_TEXT_P99, "time to first text p99", " ms", Bound.AT_MOST),
  QUALITY(ServiceLevelName.QUALITY, "mean quality", "", Bound.AT_LEAST),
  COST_PER_QUERY(ServiceLevelName.COST_PER_QUERY, "mean cost per query", " USD", Bound.AT_MOST),
  AVAILABILITY(ServiceLevelName.AVAILABILITY, "availability", "", Bound.AT_LEAST),
  ESCALATION_RATE(ServiceLevelName.ESCALATION_RATE, "escalation rate", "", Bound.AT_MOST);

  private enum Bound {
    AT_MOST("above", "at most"),
    AT_LEAST("below", "at least");

    private final String broken;
    private final String words;

    Bound(String broken, String words) {
      this.broken = broken;
      this.words = words;
    }
  }

  private final String reportName;
  private final String words;
  private final String unit;
  private final Bound bound;

  ServiceLevel(ServiceLevelName name, String words, String unit, Bound bound) {
    this.reportName = name.wireName();
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

  /** The level of a {@link #reportName}, if there is one. */
  public static Optional<ServiceLevel> named(String reportName) {
    return Stream.of(values()).filter(level -> level.reportName.equals(reportName)).findFirst();
  }

  /** What is promised for a target, such as {@code at most 2500 ms}. */
  public String promise(BigDecimal target) {
    return bound.words + " " + withUnit(target);
  }

  /** A text such as {@code mean quality}. */
  public String words() {
    return words;
  }

  /** A measured value with this level's unit. */
  public String withUnit(BigDecimal measured) {
    return measured.toPlainString() + unit;
  }

  /** A clause such as {@code mean quality was 0.85, below its target of 0.90}. */
  String breach(BigDecimal measured, BigDecimal target) {
    return "%s was %s%s, %s its target of %s%s"
        .formatted(
            words, measured.toPlainString(), unit, bound.broken, target.toPlainString(), unit);
  }
}

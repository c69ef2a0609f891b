package dev.mangaassist.tuner.rules;

import java.util.Locale;
import java.util.Set;

/** What can be done about a service level, with how much it matters and what it should bring. */
public enum Action {
  /** A change that made a level worse, or a cut that truncates drafts, is undone. */
  TAKE_BACK(Priority.CRITICAL, ServiceLevel.QUALITY, "as before the change"),
  RAISE_THRESHOLD(Priority.CRITICAL, ServiceLevel.QUALITY, "quality +0.02, cost +15%"),
  LOWER_THRESHOLD(
      Priority.HIGH,
      ServiceLevel.ESCALATION_RATE,
      "escalation rate -0.03, quality -0.01",
      ServiceLevel.QUALITY),
  CUT_HAIKU_MAX_TOKENS(
      Priority.HIGH,
      ServiceLevel.COST_PER_QUERY,
      "cost -10%, quality -0.005",
      ServiceLevel.QUALITY,
      ServiceLevel.COST_PER_QUERY,
      ServiceLevel.ESCALATION_RATE,
      ServiceLevel.FIRST_TEXT_P95),
  LENGTHEN_CACHE_LIFE(
      Priority.HIGH,
      ServiceLevel.FIRST_TEXT_P95,
      "p95 -200 ms, hit rate +0.05",
      ServiceLevel.QUALITY),
  RELAX_HAIKU_MAX_TOKENS(
      Priority.LOW,
      ServiceLevel.COST_PER_QUERY,
      "quality +0.005, cost +10%",
      ServiceLevel.COST_PER_QUERY),
  RELAX_CACHE_LIFE(
      Priority.LOW,
      ServiceLevel.FIRST_TEXT_P95,
      "fresher answers, p95 +200 ms, hit rate -0.05",
      ServiceLevel.FIRST_TEXT_P50,
      ServiceLevel.FIRST_TEXT_P95,
      ServiceLevel.FIRST_TEXT_P99,
      ServiceLevel.COST_PER_QUERY),
  EXPLORE(Priority.LOW, ServiceLevel.COST_PER_QUERY, "cost -5%");

  /** How much an action matters. */
  public enum Priority {
    CRITICAL,
    HIGH,
    LOW;

    /** The name in reports. */
    public String reportName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Priority priority;
  private final ServiceLevel level;
  private final String expectedEffect;
  private final Set<ServiceLevel> harms;

  Action(Priority priority, ServiceLevel level, String expectedEffect, ServiceLevel... harms) {
    this.priority = priority;
    this.level = level;
    this.expectedEffect = expectedEffect;
    this.harms = Set.of(harms);
  }

  /** The name in reports, for example {@code raise_threshold}. */
  public String reportName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Priority priority() {
    return priority;
  }

  public String expectedEffect() {
    return expectedEffect;
  }

  /** The level that it is about. */
  ServiceLevel level() {
    return level;
  }

  /**
   * The levels for whose sake it is taken back. Raising the threshold has none: what it costs is
   * worth it, and if the quality falls all the same, something else made it fall.
   */
  Set<ServiceLevel> harms() {
    return harms;
  }
}

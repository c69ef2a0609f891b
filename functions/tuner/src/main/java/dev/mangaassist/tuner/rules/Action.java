package dev.mangaassist.tuner.rules;

import java.util.Locale;

/** What can be done about a service level, with how much it matters and what it should bring. */
public enum Action {
  RAISE_THRESHOLD(Priority.CRITICAL, "quality +0.02, cost +15%"),
  LOWER_THRESHOLD(Priority.HIGH, "escalation rate -0.03, quality -0.01"),
  CUT_HAIKU_MAX_TOKENS(Priority.HIGH, "cost -10%, quality -0.005"),
  LENGTHEN_CACHE_LIFE(Priority.HIGH, "p95 -200 ms, hit rate +0.05"),
  EXPLORE(Priority.LOW, "cost -5%");

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
  private final String expectedEffect;

  Action(Priority priority, String expectedEffect) {
    this.priority = priority;
    this.expectedEffect = expectedEffect;
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
}

package dev.mangaassist.shared.vocabulary;

/**
 * What the service promises, by name: the tuner reports under these names and the stack's alarms
 * watch them.
 */
public enum ServiceLevelName {
  FIRST_TEXT_P50("firstTextP50"),
  FIRST_TEXT_P95("firstTextP95"),
  FIRST_TEXT_P99("firstTextP99"),
  QUALITY("quality"),
  COST_PER_QUERY("costPerQuery"),
  AVAILABILITY("availability"),
  ESCALATION_RATE("escalationRate");

  /**
   * The dimension by which {@code SERVICE_LEVEL_BREACHED} is counted; {@code level} is taken by the
   * severity of a log line.
   */
  public static final String DIMENSION = "serviceLevel";

  private final String wireName;

  ServiceLevelName(String wireName) {
    this.wireName = wireName;
  }

  /** The name in reports and metrics, for example {@code firstTextP95}. */
  public String wireName() {
    return wireName;
  }
}

package dev.mangaassist.shared.telemetry;

/**
 * Every metric that MangaAssist writes or reads. Functions, tuner, dashboard and alarms name
 * metrics only through this enum.
 */
public enum MetricName {
  /** Asks that took their conversation's turn. */
  ASKS_ACCEPTED("AsksAccepted", Unit.COUNT),
  /** Asks that ended in a {@code done} frame. */
  ASKS_DONE("AsksDone", Unit.COUNT),
  /** Accepted asks that ended in an {@code error} frame. */
  ASKS_FAILED("AsksFailed", Unit.COUNT),
  /** Accepted asks whose customer left before the answer was complete. */
  ASKS_ABANDONED("AsksAbandoned", Unit.COUNT),
  /** From the arrival of an ask to the first text of its answer. */
  TIME_TO_FIRST_TEXT("TimeToFirstText", Unit.MILLISECONDS),
  /** From the arrival of an ask to the end of its answer. */
  LATENCY("Latency", Unit.MILLISECONDS),
  /** US dollars of an answer, escalated drafts included; 0 for a cached one. */
  COST_PER_QUERY("CostPerQuery", Unit.NONE),
  /** Confidence of the answer given, 0..1. */
  CONFIDENCE("Confidence", Unit.NONE),
  /**
   * Probability of the task that a message was taken for, 0..1; 1 if its sender said what it is.
   */
  TASK_PROBABILITY("TaskProbability", Unit.NONE),
  /** How much reasoning a message was taken to need, 1..5. */
  COMPLEXITY("Complexity", Unit.NONE),
  /**
   * Judged quality of what the line gives an ask, 0..1: of the Sonnet answer if the ask goes
   * straight to that tier or its draft is not sure enough, else of the Haiku draft. Measured on
   * sampled asks alone, by answers written anew; the tier is that of the answer. Answers out of the
   * cache are not judged again.
   */
  QUALITY("Quality", Unit.NONE),
  /** Sampled asks that both tiers have answered once more, and that were judged. */
  SAMPLES_JUDGED("SamplesJudged", Unit.COUNT),
  /** Attempts to judge a sampled ask that failed; the queue may bring it again. */
  SAMPLES_FAILED("SamplesFailed", Unit.COUNT),
  /** Sampled asks that the queue did not take. */
  SAMPLES_LOST("SamplesLost", Unit.COUNT),
  /** Messages of the queue that no judge can read. */
  SAMPLES_MALFORMED("SamplesMalformed", Unit.COUNT),
  /** Sampled asks for which the day's budget had no money at that moment. */
  SAMPLES_UNAFFORDABLE("SamplesUnaffordable", Unit.COUNT),
  /** US dollars of one attempt to judge: both answers and the verdict. */
  JUDGING_COST("JudgingCost", Unit.NONE),
  /** Answers that customers rated, a changed rating each time. */
  RATINGS("Ratings", Unit.COUNT),
  /** Those of them that were rated up. */
  RATINGS_UP("RatingsUp", Unit.COUNT),
  /** Answers that a model wrote, that is, all but the cached ones. */
  MODEL_ANSWERS("ModelAnswers", Unit.COUNT),
  /** Answers of the Sonnet tier that replaced a draft. */
  ESCALATIONS("Escalations", Unit.COUNT),
  /** Drafts cut off at their token limit. */
  DRAFTS_TRUNCATED("DraftsTruncated", Unit.COUNT),
  /** Answers out of the response cache. */
  CACHE_HITS("CacheHits", Unit.COUNT),
  /** US dollars that an answer out of the response cache had cost to write. */
  COST_SAVED("CostSaved", Unit.NONE),
  /** Tokens read, over every model call of an ask. */
  INPUT_TOKENS("InputTokens", Unit.COUNT),
  /** Tokens written, over every model call of an ask. */
  OUTPUT_TOKENS("OutputTokens", Unit.COUNT),
  /** Frames answered with an {@code error} before they reached the cascade. */
  FRAMES_REFUSED("FramesRefused", Unit.COUNT),
  /** Connections that were not let in. */
  CONNECTIONS_REFUSED("ConnectionsRefused", Unit.COUNT),
  /** Answers given by a configuration that could not be refreshed in time. */
  CONFIGURATION_STALE("ConfigurationStale", Unit.COUNT),
  /** Tuning runs that ended with a report. */
  TUNING_RUNS("TuningRuns", Unit.COUNT),
  /** Service levels that a tuning run found broken. */
  SERVICE_LEVELS_BROKEN("ServiceLevelsBroken", Unit.COUNT),
  /**
   * 1 if a tuning run found a service level broken, 0 if it found it met, nothing if it could not
   * say; by service level only.
   */
  SERVICE_LEVEL_BREACHED("ServiceLevelBreached", Unit.COUNT);

  /** The CloudWatch namespace of every metric. */
  public static final String NAMESPACE = "MangaAssist";

  /** CloudWatch's name of a metric's unit. */
  public enum Unit {
    COUNT("Count"),
    MILLISECONDS("Milliseconds"),
    NONE("None");

    private final String cloudWatchName;

    Unit(String cloudWatchName) {
      this.cloudWatchName = cloudWatchName;
    }

    public String cloudWatchName() {
      return cloudWatchName;
    }
  }

  private final String cloudWatchName;
  private final Unit unit;

  MetricName(String cloudWatchName, Unit unit) {
    this.cloudWatchName = cloudWatchName;
    this.unit = unit;
  }

  public String cloudWatchName() {
    return cloudWatchName;
  }

  public Unit unit() {
    return unit;
  }
}

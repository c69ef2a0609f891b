package dev.mangaassist.shared.config;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What the tuner may move and the cascade follows. Immutable; a value out of its range is refused
 * with an {@link IllegalArgumentException} that names the range.
 *
 * @param minTaskProbability a message whose likeliest task is less probable than this is of unknown
 *     task, 0..1
 * @param confidenceThreshold a draft passes at this confidence or above, 0..1
 * @param maxEscalations how often one ask may be handed to the Sonnet tier, 0 or 1
 * @param haikuMaxTokens most tokens of a Haiku answer
 * @param sonnetMaxTokens most tokens of a Sonnet answer
 * @param haikuTemperature 0..1, sent only to a model that accepts one
 * @param sonnetTemperature 0..1, sent only to a model that accepts one
 * @param responseCacheEnabled whether answers may be given again
 * @param responseCacheLife how long an answer may be given again
 * @param escalationTimeLimit how long an escalation may take to its first text before the draft is
 *     given instead
 */
public record Configuration(
    BigDecimal minTaskProbability,
    BigDecimal confidenceThreshold,
    int maxEscalations,
    int haikuMaxTokens,
    int sonnetMaxTokens,
    BigDecimal haikuTemperature,
    BigDecimal sonnetTemperature,
    boolean responseCacheEnabled,
    Duration responseCacheLife,
    Duration escalationTimeLimit) {

  // DEFAULT is checked against these, so they come first
  private static final int MAX_OUTPUT_TOKENS = 8192;
  private static final Duration MAX_CACHE_LIFE = Duration.ofDays(1);
  private static final Duration MAX_ESCALATION_TIME = Duration.ofSeconds(30);

  /** What serves until somebody writes a configuration. */
  public static final Configuration DEFAULT =
      new Configuration(
          new BigDecimal("0.30"),
          new BigDecimal("0.80"),
          1,
          1024,
          2048,
          new BigDecimal("0.3"),
          new BigDecimal("0.5"),
          true,
          Duration.ofMinutes(5),
          Duration.ofMillis(2500));

  public Configuration {
    requireShare("minTaskProbability", minTaskProbability);
    requireShare("confidenceThreshold", confidenceThreshold);
    require(maxEscalations == 0 || maxEscalations == 1, "maxEscalations", "0 or 1", maxEscalations);
    requireTokens("haikuMaxTokens", haikuMaxTokens);
    requireTokens("sonnetMaxTokens", sonnetMaxTokens);
    requireShare("haikuTemperature", haikuTemperature);
    requireShare("sonnetTemperature", sonnetTemperature);
    require(
        !responseCacheLife.isNegative() && responseCacheLife.compareTo(MAX_CACHE_LIFE) <= 0,
        "responseCacheLife",
        "0 to " + MAX_CACHE_LIFE,
        responseCacheLife);
    require(
        escalationTimeLimit.isPositive() && escalationTimeLimit.compareTo(MAX_ESCALATION_TIME) <= 0,
        "escalationTimeLimit",
        "over 0 up to " + MAX_ESCALATION_TIME,
        escalationTimeLimit);
  }

  public Configuration withMinTaskProbability(BigDecimal probability) {
    return new Configuration(
        probability,
        confidenceThreshold,
        maxEscalations,
        haikuMaxTokens,
        sonnetMaxTokens,
        haikuTemperature,
        sonnetTemperature,
        responseCacheEnabled,
        responseCacheLife,
        escalationTimeLimit);
  }

  public Configuration withConfidenceThreshold(BigDecimal threshold) {
    return new Configuration(
        minTaskProbability,
        threshold,
        maxEscalations,
        haikuMaxTokens,
        sonnetMaxTokens,
        haikuTemperature,
        sonnetTemperature,
        responseCacheEnabled,
        responseCacheLife,
        escalationTimeLimit);
  }

  public Configuration withHaikuMaxTokens(int maxTokens) {
    return new Configuration(
        minTaskProbability,
        confidenceThreshold,
        maxEscalations,
        maxTokens,
        sonnetMaxTokens,
        haikuTemperature,
        sonnetTemperature,
        responseCacheEnabled,
        responseCacheLife,
        escalationTimeLimit);
  }

  public Configuration withResponseCacheLife(Duration life) {
    return new Configuration(
        minTaskProbability,
        confidenceThreshold,
        maxEscalations,
        haikuMaxTokens,
        sonnetMaxTokens,
        haikuTemperature,
        sonnetTemperature,
        responseCacheEnabled,
        life,
        escalationTimeLimit);
  }

  private static void requireShare(String name, BigDecimal value) {
    require(value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0, name, "0 to 1", value);
  }

  private static void requireTokens(String name, int value) {
    require(value >= 1 && value <= MAX_OUTPUT_TOKENS, name, "1 to " + MAX_OUTPUT_TOKENS, value);
  }

  private static void require(boolean holds, String name, String range, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("%s must be %s, but is %s".formatted(name, range, value));
    }
  }
}

package dev.mangaassist.shared.config;

import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

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
 * @param firstTextTimeLimit when, counted from its arrival, an ask is to have its first useful
 *     text; no escalation begins that would miss it
 * @param escalationTimeLimit how long an escalation, once begun, may take to its first text before
 *     the Haiku tier answers instead
 * @param sonnetBudgetPerDayUsd what all answers of the Sonnet tier may cost in a day (UTC), if that
 *     is limited
 * @param customerSonnetBudgetPerDayUsd the same for the answers of one customer
 * @param customerRaisesPerDay how often a day a customer's wish may raise the tier above that of
 *     the task
 * @param judgedShare the share of asks that both tiers answer once more, unseen, to be judged, 0..1
 * @param judgingBudgetPerDayUsd what judging may cost in a day (UTC), if that is limited
 * @param canaryShare of the conversations that a new version serves while it is on trial, 0..0.5;
 *     at 0 there are no trials
 * @param calibration what turns scores into confidences; without one, scores are confidences
 * @param certificate of thresholds that judged samples have certified, if there is one
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
    Duration firstTextTimeLimit,
    Duration escalationTimeLimit,
    Optional<BigDecimal> sonnetBudgetPerDayUsd,
    Optional<BigDecimal> customerSonnetBudgetPerDayUsd,
    int customerRaisesPerDay,
    BigDecimal judgedShare,
    Optional<BigDecimal> judgingBudgetPerDayUsd,
    BigDecimal canaryShare,
    Optional<ConfidenceCalibration> calibration,
    Optional<ThresholdCertificate> certificate) {

  // DEFAULT is checked against these, so they come first
  private static final int MAX_OUTPUT_TOKENS = 8192;
  private static final Duration MAX_CACHE_LIFE = Duration.ofDays(1);
  private static final Duration MAX_TIME_TO_FIRST_TEXT = Duration.ofSeconds(30);
  private static final int MAX_RAISES = 10_000;
  private static final BigDecimal MAX_BUDGET_USD = new BigDecimal("1000000");

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
          Duration.ofSeconds(3),
          Duration.ofMillis(2500),
          Optional.empty(),
          Optional.empty(),
          10,
          new BigDecimal("0.01"),
          Optional.of(new BigDecimal("25")),
          new BigDecimal("0.10"),
          Optional.empty(),
          Optional.empty());

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
    requireTimeToFirstText("firstTextTimeLimit", firstTextTimeLimit);
    requireTimeToFirstText("escalationTimeLimit", escalationTimeLimit);
    requireBudget("sonnetBudgetPerDayUsd", sonnetBudgetPerDayUsd);
    requireBudget("customerSonnetBudgetPerDayUsd", customerSonnetBudgetPerDayUsd);
    require(
        customerRaisesPerDay >= 0 && customerRaisesPerDay <= MAX_RAISES,
        "customerRaisesPerDay",
        "0 to " + MAX_RAISES,
        customerRaisesPerDay);
    requireShare("judgedShare", judgedShare);
    requireBudget("judgingBudgetPerDayUsd", judgingBudgetPerDayUsd);
    require(
        canaryShare.signum() >= 0 && canaryShare.compareTo(Canary.MAX_SHARE) <= 0,
        "canaryShare",
        "0 to " + Canary.MAX_SHARE,
        canaryShare);
  }

  /** A configuration that differs from this one in whatever the builder is told. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * The confidence from which on a draft passes: what is certified for its task and language, if
   * the certificate holds for the answers as they are written now, else {@link
   * #confidenceThreshold}.
   *
   * @param versions of the answers as they are written now
   */
  public BigDecimal threshold(Task task, Language language, AnswerVersions versions) {
    return certificate
        .filter(made -> made.versions().equals(versions))
        .flatMap(made -> made.threshold(task, language))
        .orElse(confidenceThreshold);
  }

  public Configuration withConfidenceThreshold(BigDecimal threshold) {
    return toBuilder().confidenceThreshold(threshold).build();
  }

  public Configuration withHaikuMaxTokens(int maxTokens) {
    return toBuilder().haikuMaxTokens(maxTokens).build();
  }

  public Configuration withResponseCacheLife(Duration life) {
    return toBuilder().responseCacheLife(life).build();
  }

  /** Makes a configuration field by field; {@link #build} checks it. */
  public static final class Builder {
    private BigDecimal minTaskProbability;
    private BigDecimal confidenceThreshold;
    private int maxEscalations;
    private int haikuMaxTokens;
    private int sonnetMaxTokens;
    private BigDecimal haikuTemperature;
    private BigDecimal sonnetTemperature;
    private boolean responseCacheEnabled;
    private Duration responseCacheLife;
    private Duration firstTextTimeLimit;
    private Duration escalationTimeLimit;
    private Optional<BigDecimal> sonnetBudgetPerDayUsd;
    private Optional<BigDecimal> customerSonnetBudgetPerDayUsd;
    private int customerRaisesPerDay;
    private BigDecimal judgedShare;
    private Optional<BigDecimal> judgingBudgetPerDayUsd;
    private BigDecimal canaryShare;
    private Optional<ConfidenceCalibration> calibration;
    private Optional<ThresholdCertificate> certificate;

    private Builder(Configuration base) {
      this.minTaskProbability = base.minTaskProbability;
      this.confidenceThreshold = base.confidenceThreshold;
      this.maxEscalations = base.maxEscalations;
      this.haikuMaxTokens = base.haikuMaxTokens;
      this.sonnetMaxTokens = base.sonnetMaxTokens;
      this.haikuTemperature = base.haikuTemperature;
      this.sonnetTemperature = base.sonnetTemperature;
      this.responseCacheEnabled = base.responseCacheEnabled;
      this.responseCacheLife = base.responseCacheLife;
      this.firstTextTimeLimit = base.firstTextTimeLimit;
      this.escalationTimeLimit = base.escalationTimeLimit;
      this.sonnetBudgetPerDayUsd = base.sonnetBudgetPerDayUsd;
      this.customerSonnetBudgetPerDayUsd = base.customerSonnetBudgetPerDayUsd;
      this.customerRaisesPerDay = base.customerRaisesPerDay;
      this.judgedShare = base.judgedShare;
      this.judgingBudgetPerDayUsd = base.judgingBudgetPerDayUsd;
      this.canaryShare = base.canaryShare;
      this.calibration = base.calibration;
      this.certificate = base.certificate;
    }

    public Builder minTaskProbability(BigDecimal value) {
      this.minTaskProbability = value;
      return this;
    }

    public Builder confidenceThreshold(BigDecimal value) {
      this.confidenceThreshold = value;
      return this;
    }

    public Builder maxEscalations(int value) {
      this.maxEscalations = value;
      return this;
    }

    public Builder haikuMaxTokens(int value) {
      this.haikuMaxTokens = value;
      return this;
    }

    public Builder sonnetMaxTokens(int value) {
      this.sonnetMaxTokens = value;
      return this;
    }

    public Builder haikuTemperature(BigDecimal value) {
      this.haikuTemperature = value;
      return this;
    }

    public Builder sonnetTemperature(BigDecimal value) {
      this.sonnetTemperature = value;
      return this;
    }

    public Builder responseCacheEnabled(boolean value) {
      this.responseCacheEnabled = value;
      return this;
    }

    public Builder responseCacheLife(Duration value) {
      this.responseCacheLife = value;
      return this;
    }

    public Builder firstTextTimeLimit(Duration value) {
      this.firstTextTimeLimit = value;
      return this;
    }

    public Builder escalationTimeLimit(Duration value) {
      this.escalationTimeLimit = value;
      return this;
    }

    public Builder sonnetBudgetPerDayUsd(Optional<BigDecimal> value) {
      this.sonnetBudgetPerDayUsd = value;
      return this;
    }

    public Builder customerSonnetBudgetPerDayUsd(Optional<BigDecimal> value) {
      this.customerSonnetBudgetPerDayUsd = value;
      return this;
    }

    public Builder customerRaisesPerDay(int value) {
      this.customerRaisesPerDay = value;
      return this;
    }

    public Builder judgedShare(BigDecimal value) {
      this.judgedShare = value;
      return this;
    }

    public Builder judgingBudgetPerDayUsd(Optional<BigDecimal> value) {
      this.judgingBudgetPerDayUsd = value;
      return this;
    }

    public Builder canaryShare(BigDecimal value) {
      this.canaryShare = value;
      return this;
    }

    public Builder calibration(Optional<ConfidenceCalibration> value) {
      this.calibration = value;
      return this;
    }

    public Builder certificate(Optional<ThresholdCertificate> value) {
      this.certificate = value;
      return this;
    }

    /**
     * The configuration.
     *
     * @throws IllegalArgumentException if a value is out of its range; the message names the range
     */
    public Configuration build() {
      return new Configuration(
          minTaskProbability,
          confidenceThreshold,
          maxEscalations,
          haikuMaxTokens,
          sonnetMaxTokens,
          haikuTemperature,
          sonnetTemperature,
          responseCacheEnabled,
          responseCacheLife,
          firstTextTimeLimit,
          escalationTimeLimit,
          sonnetBudgetPerDayUsd,
          customerSonnetBudgetPerDayUsd,
          customerRaisesPerDay,
          judgedShare,
          judgingBudgetPerDayUsd,
          canaryShare,
          calibration,
          certificate);
    }
  }

  private static void requireShare(String name, BigDecimal value) {
    require(value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0, name, "0 to 1", value);
  }

  private static void requireTokens(String name, int value) {
    require(value >= 1 && value <= MAX_OUTPUT_TOKENS, name, "1 to " + MAX_OUTPUT_TOKENS, value);
  }

  private static void requireTimeToFirstText(String name, Duration value) {
    require(
        value.isPositive() && value.compareTo(MAX_TIME_TO_FIRST_TEXT) <= 0,
        name,
        "over 0 up to " + MAX_TIME_TO_FIRST_TEXT,
        value);
  }

  private static void requireBudget(String name, Optional<BigDecimal> value) {
    value.ifPresent(
        usd ->
            require(
                usd.signum() >= 0 && usd.compareTo(MAX_BUDGET_USD) <= 0,
                name,
                "0 to " + MAX_BUDGET_USD + " US dollars",
                usd));
  }

  private static void require(boolean holds, String name, String range, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("%s must be %s, but is %s".formatted(name, range, value));
    }
  }
}

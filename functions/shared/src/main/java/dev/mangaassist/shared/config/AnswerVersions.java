package dev.mangaassist.shared.config;

/**
 * What shapes the answers of both tiers: judged samples of one such state say nothing of another.
 *
 * @param prompts the version of what models are told
 * @param models the pair that answers, and its catalogue
 * @param calibration the calibration of confidences, as {@link ConfidenceCalibration#label} has it,
 *     or {@link #UNCALIBRATED}
 * @param limits tokens and temperatures of both tiers
 */
public record AnswerVersions(String prompts, String models, String calibration, String limits) {
  /** Confidences are those of the reference rule. */
  public static final String UNCALIBRATED = "none";

  /**
   * The versions of answers that are written under a configuration.
   *
   * @param prompts the version of what models are told
   * @param models the pair that answers, and its catalogue
   */
  public static AnswerVersions of(String prompts, String models, Configuration configuration) {
    return new AnswerVersions(prompts, models, calibration(configuration), limits(configuration));
  }

  /** The same prompts and models, under another configuration. */
  public AnswerVersions under(Configuration configuration) {
    return of(prompts, models, configuration);
  }

  /** Whether both tiers answer alike, however confidences are read. */
  public boolean answersLike(AnswerVersions other) {
    return prompts.equals(other.prompts)
        && models.equals(other.models)
        && limits.equals(other.limits);
  }

  private static String calibration(Configuration configuration) {
    return configuration.calibration().map(ConfidenceCalibration::label).orElse(UNCALIBRATED);
  }

  private static String limits(Configuration configuration) {
    return "%d@%s %d@%s"
        .formatted(
            configuration.haikuMaxTokens(),
            configuration.haikuTemperature().stripTrailingZeros().toPlainString(),
            configuration.sonnetMaxTokens(),
            configuration.sonnetTemperature().stripTrailingZeros().toPlainString());
  }
}

package dev.mangaassist.shared.samples;

import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.config.Configuration;
import java.math.BigDecimal;

/**
 * What a sample depends on besides its ask. Samples of different lineages say nothing of each
 * other's answers, and a statement that rests on samples ends with their lineage.
 *
 * @param prompts the version of what the models are told
 * @param judge the version of what the judge is told
 * @param models the pair that answered and judged, by its name in the catalogue
 * @param calibration what made the confidence of the score, or {@code none}
 * @param settings the limits and temperatures of both tiers, for example {@code 1024/0.3 2048/0.5}
 */
public record Lineage(
    String prompts, String judge, String models, String calibration, String settings) {
  private static final String NO_CALIBRATION = "none";

  /** The lineage of samples that are made by a configuration. */
  public static Lineage of(
      String prompts, String judge, String models, Configuration configuration) {
    return new Lineage(
        prompts,
        judge,
        models,
        configuration.calibration().map(ConfidenceCalibration::label).orElse(NO_CALIBRATION),
        tier(configuration.haikuMaxTokens(), configuration.haikuTemperature())
            + " "
            + tier(configuration.sonnetMaxTokens(), configuration.sonnetTemperature()));
  }

  private static String tier(int maxTokens, BigDecimal temperature) {
    return maxTokens + "/" + temperature.stripTrailingZeros().toPlainString();
  }
}

package dev.mangaassist.shared.config;

import java.time.Instant;

/**
 * A configuration as it was published.
 *
 * @param version counts from 1; 0 is the built-in default, which nobody published
 * @param configuration what it says
 * @param author who or what wrote it, for example {@code tuner}
 * @param reason why, in a sentence
 * @param since when it became active
 */
public record ConfigurationVersion(
    int version, Configuration configuration, String author, String reason, Instant since) {

  /** What serves until somebody publishes a configuration. */
  public static final ConfigurationVersion BUILT_IN =
      new ConfigurationVersion(
          0,
          Configuration.DEFAULT,
          "built-in",
          "Nobody has published a configuration yet.",
          Instant.EPOCH);
}

package dev.mangaassist.local.replay;

import java.time.Duration;

/**
 * What is asked in a replay, and how fast.
 *
 * @param asks how many
 * @param ratePerSecond how many a second on average, whether or not earlier ones are answered
 * @param seed the same seed gives the same asks at the same moments, and the same waits for models
 */
public record ReplayOptions(int asks, double ratePerSecond, long seed) {
  private static final int MOST_ASKS = 10_000;
  private static final double MOST_PER_SECOND = 100;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  public ReplayOptions {
    if (asks < 1 || asks > MOST_ASKS) {
      throw new IllegalArgumentException(
          "A replay has 1 to %d asks, not %d.".formatted(MOST_ASKS, asks));
    }
    if (!(ratePerSecond > 0 && ratePerSecond <= MOST_PER_SECOND)) {
      throw new IllegalArgumentException(
          "A replay asks over 0 up to %.0f times a second, not %s."
              .formatted(MOST_PER_SECOND, ratePerSecond));
    }
    if (asks / ratePerSecond > LONGEST.toSeconds()) {
      throw new IllegalArgumentException(
          "A replay asks for %d minutes at most: fewer asks, or more a second."
              .formatted(LONGEST.toMinutes()));
    }
  }
}

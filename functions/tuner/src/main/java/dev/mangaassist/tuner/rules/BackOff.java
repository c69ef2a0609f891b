package dev.mangaassist.tuner.rules;

import dev.mangaassist.tuner.rules.Memory.Bar;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was taken back is not tried again for 8 windows, then for 16, and so on up to a week. Once
 * it was left alone for as long as a week after that, it is forgotten.
 */
final class BackOff implements Caution {
  private static final int FIRST_WINDOWS = 8;
  private static final Duration LONGEST = Duration.ofDays(7);

  /** Doublings beyond which any window's bar has long been the longest. */
  private static final int MOST_DOUBLINGS = 20;

  @Override
  public Optional<String> objection(Recommendation recommendation, Situation situation) {
    return situation
        .memory()
        .bar(recommendation.action())
        .filter(bar -> situation.now().isBefore(bar.until()))
        .map(
            bar ->
                "it was taken back %s and is not tried again before %s"
                    .formatted(bar.times() == 1 ? "once" : bar.times() + " times", bar.until()));
  }

  /** The bar after one more taking back. */
  static Bar next(Optional<Bar> before, Action action, Instant now, Duration window) {
    int times = 1 + before.filter(bar -> isRemembered(bar, now)).map(Bar::times).orElse(0);
    Duration doubled =
        window.multipliedBy(FIRST_WINDOWS * (1L << Math.min(times - 1, MOST_DOUBLINGS)));
    return new Bar(action, now.plus(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST), times);
  }

  static boolean isRemembered(Bar bar, Instant now) {
    return now.isBefore(bar.until().plus(LONGEST));
  }
}

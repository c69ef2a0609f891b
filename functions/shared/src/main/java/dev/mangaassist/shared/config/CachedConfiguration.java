package dev.mangaassist.shared.config;

import dev.mangaassist.shared.telemetry.MetricLine;
import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.shared.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What serves, read at most once in a while by each execution environment. If the source is out of
 * reach, the last known one serves on, or the built-in one if none is known, and a metric says so.
 * Safe for use by several threads: one refreshes, the others go on with what is known.
 */
public final class CachedConfiguration {
  /** How long what was read is taken for what serves. */
  public static final Duration LIFE = Duration.ofSeconds(30);

  /** How long to wait after a failed read before the next one. */
  private static final Duration RETRY_AFTER_FAILURE = Duration.ofSeconds(5);

  private record Known(ActiveConfiguration serving, Instant until) {}

  private final Supplier<ActiveConfiguration> source;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Known known = new Known(ActiveConfiguration.BUILT_IN, Instant.MIN);

  public CachedConfiguration(
      Supplier<ActiveConfiguration> source, InstantSource clock, Telemetry telemetry) {
    this.source = source;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /** What serves, as far as it is known; never fails. */
  public ActiveConfiguration current() {
    Known last = known;
    if (clock.instant().isBefore(last.until)) {
      return last.serving;
    }
    if (last.until.equals(Instant.MIN)) {
      refreshing.lock();
    } else if (!refreshing.tryLock()) {
      return last.serving;
    }
    try {
      if (!clock.instant().isBefore(known.until)) {
        refresh();
      }
      return known.serving;
    } finally {
      refreshing.unlock();
    }
  }

  /** What served when it was last read; reads nothing. */
  public ActiveConfiguration lastKnown() {
    return known.serving;
  }

  private void refresh() {
    try {
      known = new Known(source.get(), clock.instant().plus(LIFE));
    } catch (RuntimeException e) {
      known = new Known(known.serving, clock.instant().plus(RETRY_AFTER_FAILURE));
      telemetry.write(
          "configuration.stale",
          new MetricLine()
              .count(MetricName.CONFIGURATION_STALE)
              .field("serving", known.serving.stable().version())
              .field("failure", e.getClass().getName()));
    }
  }
}

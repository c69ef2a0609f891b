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
 * The active configuration, read at most once in a while by each execution environment. If the
 * source is out of reach, the last known version serves on, or the built-in one if none is known,
 * and a metric says so. Safe for use by several threads: one refreshes, the others go on with what
 * is known.
 */
public final class CachedConfiguration {
  /** How long a version that was read is taken for the active one. */
  public static final Duration LIFE = Duration.ofSeconds(30);

  /** How long to wait after a failed read before the next one. */
  private static final Duration RETRY_AFTER_FAILURE = Duration.ofSeconds(5);

  private record Known(ConfigurationVersion version, Instant until) {}

  private final Supplier<ConfigurationVersion> source;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Known known = new Known(ConfigurationVersion.BUILT_IN, Instant.MIN);

  public CachedConfiguration(
      Supplier<ConfigurationVersion> source, InstantSource clock, Telemetry telemetry) {
    this.source = source;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /** The active version as far as it is known; never fails. */
  public ConfigurationVersion current() {
    Known last = known;
    if (clock.instant().isBefore(last.until)) {
      return last.version;
    }
    if (last.until.equals(Instant.MIN)) {
      refreshing.lock();
    } else if (!refreshing.tryLock()) {
      return last.version;
    }
    try {
      if (!clock.instant().isBefore(known.until)) {
        refresh();
      }
      return known.version;
    } finally {
      refreshing.unlock();
    }
  }

  /** The version that was active when it was last read; reads nothing. */
  public ConfigurationVersion lastKnown() {
    return known.version;
  }

  private void refresh() {
    try {
      known = new Known(source.get(), clock.instant().plus(LIFE));
    } catch (RuntimeException e) {
      known = new Known(known.version, clock.instant().plus(RETRY_AFTER_FAILURE));
      telemetry.write(
          "configuration.stale",
          new MetricLine()
              .count(MetricName.CONFIGURATION_STALE)
              .field("serving", known.version.version())
              .field("failure", e.getClass().getName()));
    }
  }
}

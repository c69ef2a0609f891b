package dev.mangaassist.local.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metrics of the last three hours, kept in memory. Bounded: at most 5,000 metrics of 300,000
 * values each; a metric beyond the limit is not kept, a value beyond it pushes out the oldest. Safe
 * for use by several threads.
 */
public final class MetricStore {
  private static final Duration KEPT = Duration.ofHours(3);
  private static final Duration AHEAD = Duration.ofHours(2);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int MAX_METRICS = 5_000;
  private static final int MAX_VALUES = 300_000;

  private final InstantSource clock;
  private final Map<MetricKey, Series> metrics = new ConcurrentHashMap<>();

  public MetricStore(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Takes in one line of a function's output. What is not in Embedded Metric Format is ignored, and
   * so are, as by CloudWatch, times over two hours ahead; times over three hours ago are gone.
   */
  public void accept(String line) {
    long now = clock.millis();
    long horizon = now - KEPT.toMillis();
    for (EmfReader.Datum datum : EmfReader.read(line)) {
      if (datum.epochMillis() >= horizon && datum.epochMillis() <= now + AHEAD.toMillis()) {
        add(datum, horizon);
      }
    }
  }

  private void add(EmfReader.Datum datum, long horizon) {
    if (metrics.size() >= MAX_METRICS && !metrics.containsKey(datum.key())) {
      return;
    }
    Series series = metrics.computeIfAbsent(datum.key(), key -> new Series(MAX_VALUES));
    datum.values().forEach(value -> series.add(datum.epochMillis(), value, horizon));
  }

  /**
   * A statistic for each period that begins in a half-open span of time and holds values, oldest
   * first. Periods are counted, as by CloudWatch, from the beginning of the span, rounded down to
   * the whole minute. A period that is not of whole minutes begins with its second; CloudWatch
   * knows a few below a minute only, and begins them at multiples of theirs.
   */
  List<Point> query(MetricKey key, Statistic statistic, Duration period, Instant from, Instant to) {
    Series series = metrics.get(key);
    List<Point> points = new ArrayList<>();
    if (series != null) {
      long origin = origin(from, period);
      long last = Math.floorDiv(to.toEpochMilli() - 1 - origin, period.toMillis());
      // The last period begins before the end, and is taken whole.
      long end = origin + (last + 1) * period.toMillis();
      series.dropBefore(clock.millis() - KEPT.toMillis());
      series
          .byPeriod(origin, end, period.toMillis())
          .forEach(
              (start, samples) ->
                  points.add(new Point(Instant.ofEpochMilli(start), statistic.of(samples))));
    }
    return points;
  }

  private static long origin(Instant from, Duration period) {
    boolean wholeMinutes = period.equals(period.truncatedTo(ChronoUnit.MINUTES));
    long unitMillis = (wholeMinutes ? MINUTE : SECOND).toMillis();
    return Math.floorDiv(from.toEpochMilli(), unitMillis) * unitMillis;
  }

  /** The value of a statistic over the period that begins at {@code start}. */
  record Point(Instant start, double value) {}
}

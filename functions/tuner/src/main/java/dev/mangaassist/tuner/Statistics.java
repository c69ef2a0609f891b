package dev.mangaassist.tuner;

import static dev.mangaassist.shared.telemetry.MetricName.ASKS_ABANDONED;
import static dev.mangaassist.shared.telemetry.MetricName.ASKS_ACCEPTED;
import static dev.mangaassist.shared.telemetry.MetricName.ASKS_DONE;
import static dev.mangaassist.shared.telemetry.MetricName.ASKS_FAILED;
import static dev.mangaassist.shared.telemetry.MetricName.CACHE_HITS;
import static dev.mangaassist.shared.telemetry.MetricName.COST_PER_QUERY;
import static dev.mangaassist.shared.telemetry.MetricName.DRAFTS_TRUNCATED;
import static dev.mangaassist.shared.telemetry.MetricName.ESCALATIONS;
import static dev.mangaassist.shared.telemetry.MetricName.LATENCY;
import static dev.mangaassist.shared.telemetry.MetricName.MODEL_ANSWERS;
import static dev.mangaassist.shared.telemetry.MetricName.QUALITY;
import static dev.mangaassist.shared.telemetry.MetricName.TIME_TO_FIRST_TEXT;

import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.tuner.MetricsReader.Statistic;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Observations.Cost;
import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Observations.Latency;
import dev.mangaassist.tuner.rules.Observations.Quality;
import dev.mangaassist.tuner.rules.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a metric service's floating-point statistics into exact observations: costs to the
 * nano-dollar, qualities and shares to a millionth, times to the nanosecond, so that the rounding
 * noise of a sum of doubles never breaks a level.
 */
record Statistics(Map<Statistic, Double> values, String belowQualityTarget) {
  private static final int COST_DECIMALS = 9;
  private static final int SHARE_DECIMALS = 6;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double PERCENT = 100;

  Observations observations(Window window) {
    return new Observations(
        window, counts(), latency(TIME_TO_FIRST_TEXT), latency(LATENCY), cost(), quality());
  }

  private Counts counts() {
    return new Counts(
        sum(ASKS_ACCEPTED),
        sum(ASKS_DONE),
        sum(ASKS_FAILED),
        sum(ASKS_ABANDONED),
        sum(MODEL_ANSWERS),
        sum(ESCALATIONS),
        sum(DRAFTS_TRUNCATED),
        sum(CACHE_HITS));
  }

  private Optional<Latency> latency(MetricName metric) {
    return samples(metric)
        .map(
            samples ->
                new Latency(
                    samples,
                    time(get(metric, "p50")),
                    time(get(metric, "p95")),
                    time(get(metric, "p99")),
                    time(get(metric, "Average")),
                    time(sdEstimate(metric))));
  }

  private Optional<Cost> cost() {
    MetricName metric = COST_PER_QUERY;
    return samples(metric)
        .map(
            samples ->
                new Cost(
                    samples,
                    rounded(get(metric, "Average"), COST_DECIMALS),
                    rounded(get(metric, "Sum"), COST_DECIMALS),
                    rounded(sdEstimate(metric), COST_DECIMALS)));
  }

  private Optional<Quality> quality() {
    MetricName metric = QUALITY;
    return samples(metric)
        .map(
            samples ->
                new Quality(
                    samples,
                    rounded(get(metric, "Average"), SHARE_DECIMALS),
                    rounded(get(metric, "Minimum"), SHARE_DECIMALS),
                    rounded(get(metric, belowQualityTarget) / PERCENT, SHARE_DECIMALS),
                    rounded(sdEstimate(metric), SHARE_DECIMALS)));
  }

  /** Half of the distance between the percentiles that lie one deviation from a normal's mean. */
  private double sdEstimate(MetricName metric) {
    return (get(metric, "p84") - get(metric, "p16")) / 2;
  }

  private Optional<Long> samples(MetricName metric) {
    return find(metric, "SampleCount").map(Math::round).filter(samples -> samples > 0);
  }

  private long sum(MetricName metric) {
    return find(metric, "Sum").map(Math::round).orElse(0L);
  }

  private double get(MetricName metric, String name) {
    return find(metric, name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "CloudWatch counted observations of %s but gave no %s of them"
                        .formatted(metric.cloudWatchName(), name)));
  }

  private Optional<Double> find(MetricName metric, String name) {
    return Optional.ofNullable(values.get(new Statistic(metric, name)));
  }

  private Duration time(double millis) {
    return Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI));
  }

  private static BigDecimal rounded(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }
}

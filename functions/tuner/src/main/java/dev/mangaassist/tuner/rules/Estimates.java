package dev.mangaassist.tuner.rules;

import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Observations.Latency;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured of each level, in its unit, with its standard error. Levels without
 * observations are absent, and so is availability, which no setting of the tuner moves.
 *
 * @param truncated the share of truncated drafts in the answers of models
 */
public record Estimates(Map<ServiceLevel, Estimate> levels, Optional<Estimate> truncated) {
  private static final MathContext DIGITS = MathContext.DECIMAL32;

  /** Of a median, in standard errors of the mean, if values are normally distributed. */
  private static final BigDecimal MEDIAN = new BigDecimal("1.2533");

  /**
   * Of the 95th and 99th percentile, in distances between the two over the root of the number of
   * samples, if the tail is exponential: sqrt(q / (1 - q)) / ln 5.
   */
  private static final BigDecimal P95 = new BigDecimal("2.71");

  private static final BigDecimal P99 = new BigDecimal("6.18");

  public Estimates {
    levels = Map.copyOf(levels);
  }

  static Estimates of(Observations observed) {
    Map<ServiceLevel, Estimate> levels = new EnumMap<>(ServiceLevel.class);
    observed.timeToFirstText().ifPresent(times -> putTimes(levels, times));
    observed
        .quality()
        .ifPresent(
            quality ->
                levels.put(
                    ServiceLevel.QUALITY,
                    mean(quality.mean(), quality.sdEstimate(), quality.samples())));
    observed
        .cost()
        .ifPresent(
            cost ->
                levels.put(
                    ServiceLevel.COST_PER_QUERY,
                    mean(cost.mean(), cost.sdEstimate(), cost.samples())));
    Counts counts = observed.counts();
    share(counts.escalations(), counts.modelAnswers())
        .ifPresent(rate -> levels.put(ServiceLevel.ESCALATION_RATE, rate));
    return new Estimates(levels, share(counts.draftsTruncated(), counts.modelAnswers()));
  }

  private static void putTimes(Map<ServiceLevel, Estimate> levels, Latency times) {
    BigDecimal tail = millis(times.p99().minus(times.p95()));
    BigDecimal sd = millis(times.sdEstimate());
    long samples = times.samples();
    levels.put(
        ServiceLevel.FIRST_TEXT_P50, mean(millis(times.p50()), sd.multiply(MEDIAN), samples));
    levels.put(ServiceLevel.FIRST_TEXT_P95, mean(millis(times.p95()), tail.multiply(P95), samples));
    levels.put(ServiceLevel.FIRST_TEXT_P99, mean(millis(times.p99()), tail.multiply(P99), samples));
  }

  private static Estimate mean(BigDecimal value, BigDecimal sd, long samples) {
    return new Estimate(value, sd.divide(BigDecimal.valueOf(samples).sqrt(DIGITS), DIGITS));
  }

  /** One more of each outcome than there was keeps the error of a share of 0 from being 0. */
  private static Optional<Estimate> share(long part, long whole) {
    if (whole <= 0) {
      return Optional.empty();
    }
    BigDecimal smoothed =
        BigDecimal.valueOf(part + 1).divide(BigDecimal.valueOf(whole + 2), DIGITS);
    BigDecimal variance = smoothed.multiply(BigDecimal.ONE.subtract(smoothed));
    return Optional.of(
        mean(
            BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS),
            variance.max(BigDecimal.ZERO).sqrt(DIGITS),
            whole));
  }

  private static BigDecimal millis(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), 6);
  }
}

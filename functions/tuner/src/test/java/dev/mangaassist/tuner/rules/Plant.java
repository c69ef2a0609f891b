package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.tuner.rules.Observations.Cost;
import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Observations.Latency;
import dev.mangaassist.tuner.rules.Observations.Quality;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * A service that answers to its settings about as the product expects: a step of the threshold
 * moves the escalation rate by 0.03 and the quality by 0.015, a minute of the cache's life p95 by
 * 200 ms and the hit rate by 0.05; half of Haiku's tokens may go before drafts are truncated. What
 * is observed of it is noisy as the means, shares and percentiles of finite samples are.
 */
final class Plant {
  private static final double QUALITY_SD = 0.12;
  private static final double COST_SD = 0.005;
  private static final double FAILURES = 0.00003;
  private static final double JUDGED = 0.3;

  private final Random random;
  private final double harmOfCuts;

  /**
   * @param harmOfCuts the quality that each step of a cut takes besides what the product expects
   */
  Plant(Random random, double harmOfCuts) {
    this.random = random;
    this.harmOfCuts = harmOfCuts;
  }

  /**
   * What customers, models and prices are like for now; none of it is the tuner's doing.
   *
   * @param asksAMinute how many asks come
   * @param quality of the answers at the default threshold, 0..1
   * @param dear times the usual prices
   * @param slowMs added to the time to first text
   * @param length times the usual length of answers
   */
  record Conditions(double asksAMinute, double quality, double dear, double slowMs, double length) {

    static Conditions usual() {
      return new Conditions(140, 0.935, 1, 0, 1);
    }

    /** The same for a part of the asks, or for as many times of them. */
    Conditions times(double asks) {
      return new Conditions(asksAMinute * asks, quality, dear, slowMs, length);
    }
  }

  Observations observe(Window window, Configuration configuration, Conditions conditions) {
    long asks = count(conditions.asksAMinute() * (double) window.length().toSeconds() / 60);
    if (asks == 0) {
      return Observations.none(window);
    }
    double threshold = configuration.confidenceThreshold().doubleValue() - 0.80;
    double tokens = configuration.haikuMaxTokens() / 1024.0;
    double minutes = (configuration.responseCacheLife().toSeconds() - 300) / 60.0;
    double truncated = 0.002 + 0.3 * Math.max(0, 0.5 * conditions.length() - tokens);
    double escalated = clamp(0.09 + 1.5 * threshold + 0.8 * truncated, 0.01, 0.9);
    double hits = clamp(0.15 + 0.05 * minutes, 0.05, 0.6);
    double cuts = harmOfCuts * Math.max(0, 1 - tokens) * 8;
    double quality = clamp(conditions.quality() + 0.75 * threshold - 0.3 * truncated - cuts, 0, 1);
    double cost =
        (1 - hits) * (0.0025 * (0.4 + 0.6 * tokens) + 0.028 * escalated) * conditions.dear();
    double p95 = 1_900 + conditions.slowMs() + 3_000 * (escalated - 0.10) - 200 * minutes;

    long failed = share(asks, FAILURES);
    long done = asks - failed;
    long cached = share(done, hits);
    long answers = done - cached;
    return new Observations(
        window,
        new Counts(
            asks,
            done,
            failed,
            0,
            answers,
            share(answers, escalated),
            share(answers, truncated),
            cached),
        Optional.of(firstText(done, Math.max(p95, 300))),
        Optional.of(times(done, 4_000, 9_000, 12_000)),
        Optional.of(cost(done, noisy(cost, COST_SD, done))),
        quality(share(answers, JUDGED), quality));
  }

  private Latency firstText(long samples, double p95) {
    double p99 = 1.1 * p95;
    double noise = 2.71 * (p99 - p95);
    double seen = noisy(p95, noise, samples);
    return times(
        samples, noisy(650, 400, samples), seen, Math.max(seen, noisy(p99, noise, samples)));
  }

  private static Latency times(long samples, double p50, double p95, double p99) {
    Duration median = millis(Math.min(p50, p95));
    return new Latency(samples, median, millis(p95), millis(p99), median, Duration.ofMillis(400));
  }

  private static Cost cost(long samples, double mean) {
    BigDecimal exact = decimal(Math.max(mean, 0), 9);
    return new Cost(
        samples, exact, exact.multiply(BigDecimal.valueOf(samples)), decimal(COST_SD, 9));
  }

  private Optional<Quality> quality(long samples, double mean) {
    if (samples == 0) {
      return Optional.empty();
    }
    BigDecimal seen = decimal(clamp(noisy(mean, QUALITY_SD, samples), 0, 1), 6);
    return Optional.of(
        new Quality(
            samples, seen, new BigDecimal("0.2"), new BigDecimal("0.2"), decimal(QUALITY_SD, 6)));
  }

  private double noisy(double mean, double sd, long samples) {
    return mean + random.nextGaussian() * sd / Math.sqrt((double) samples);
  }

  private long count(double expected) {
    return Math.max(0, Math.round(expected + random.nextGaussian() * Math.sqrt(expected)));
  }

  private long share(long whole, double part) {
    double expected = (double) whole * part;
    double seen = expected + random.nextGaussian() * Math.sqrt(expected * (1 - part));
    return Math.clamp(Math.round(seen), 0, whole);
  }

  private static double clamp(double value, double least, double most) {
    return Math.clamp(value, least, most);
  }

  private static Duration millis(double value) {
    return Duration.ofNanos(Math.round(value * 1e6));
  }

  private static BigDecimal decimal(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}

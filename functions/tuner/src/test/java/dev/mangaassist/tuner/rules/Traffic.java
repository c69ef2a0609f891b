package dev.mangaassist.tuner.rules;

import dev.mangaassist.tuner.rules.Observations.Cost;
import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Observations.Latency;
import dev.mangaassist.tuner.rules.Observations.Quality;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Observations for tests: 1,000 asks in a quarter of an hour that meet every level of claude-3. */
public final class Traffic {
  public static final Window WINDOW =
      new Window(Instant.parse("2026-11-23T10:00:00Z"), Instant.parse("2026-11-23T10:15:00Z"));

  private Counts counts = new Counts(1_000, 1_000, 0, 0, 800, 80, 5, 200);
  private Latency timeToFirstText = firstText(1_000, 600, 1_800, 2_700);
  private Cost cost = new Cost(1_000, usd("0.004"), usd("4"), usd("0.003"));
  private Optional<Quality> quality =
      Optional.of(new Quality(100, usd("0.94"), usd("0.6"), usd("0.12"), usd("0.1")));

  private Traffic() {}

  public static Traffic healthy() {
    return new Traffic();
  }

  /** As many asks of the same kind, half of whose answers were judged. */
  public static Traffic healthy(long asks) {
    return new Traffic()
        .counts(
            new Counts(asks, asks, 0, 0, asks * 8 / 10, asks * 8 / 100, asks / 200, asks * 2 / 10))
        .cost("0.004", asks)
        .firstTextSamples(asks)
        .quality("0.94", asks / 2);
  }

  public Traffic firstTextMs(long p50, long p95, long p99) {
    timeToFirstText = firstText(1_000, p50, p95, p99);
    return this;
  }

  public Traffic firstTextSamples(long samples) {
    timeToFirstText = firstText(samples, 600, 1_800, 2_700);
    return this;
  }

  public Traffic costUsd(String mean) {
    return cost(mean, 1_000);
  }

  public Traffic cost(String mean, long samples) {
    cost = new Cost(samples, usd(mean), usd(mean).multiply(BigDecimal.valueOf(samples)), usd("0"));
    return this;
  }

  public Traffic quality(String mean, long samples) {
    quality = Optional.of(new Quality(samples, usd(mean), usd("0.5"), usd("0.3"), usd("0.1")));
    return this;
  }

  public Traffic withoutQuality() {
    quality = Optional.empty();
    return this;
  }

  public Traffic escalated(long escalations, long modelAnswers) {
    counts = new Counts(1_000, 1_000, 0, 0, modelAnswers, escalations, 5, 1_000 - modelAnswers);
    return this;
  }

  public Traffic asks(long accepted, long done, long failed, long abandoned) {
    counts = new Counts(accepted, done, failed, abandoned, 800, 80, 5, 200);
    return this;
  }

  public Traffic counts(Counts all) {
    counts = all;
    return this;
  }

  public Traffic truncated(long drafts) {
    counts =
        new Counts(
            counts.accepted(),
            counts.done(),
            counts.failed(),
            counts.abandoned(),
            counts.modelAnswers(),
            counts.escalations(),
            drafts,
            counts.cacheHits());
    return this;
  }

  public Observations observations() {
    return observations(WINDOW);
  }

  public Observations observations(Window window) {
    return new Observations(
        window,
        counts,
        Optional.of(timeToFirstText),
        Optional.of(
            new Latency(
                1_000,
                Duration.ofSeconds(3),
                Duration.ofSeconds(9),
                Duration.ofSeconds(12),
                Duration.ofSeconds(4),
                Duration.ofSeconds(2))),
        Optional.of(cost),
        quality);
  }

  public Compliance compliance() {
    return Compliance.of(observations(), ServiceLevels.withCostTarget(new BigDecimal("0.006")));
  }

  private static Latency firstText(long samples, long p50, long p95, long p99) {
    return new Latency(
        samples,
        Duration.ofMillis(p50),
        Duration.ofMillis(p95),
        Duration.ofMillis(p99),
        Duration.ofMillis(700),
        Duration.ofMillis(400));
  }

  private static BigDecimal usd(String value) {
    return new BigDecimal(value);
  }
}

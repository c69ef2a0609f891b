package dev.mangaassist.tuner.rules;

import dev.mangaassist.tuner.rules.Observations.Cost;
import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Observations.Latency;
import dev.mangaassist.tuner.rules.Observations.Quality;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * What is observed of two sides together: counts add up, means are weighed, and so are percentiles,
 * which is near enough as long as the sides are alike.
 */
final class Mixture {
  private Mixture() {}

  static Observations of(Window window, Observations one, Observations other) {
    return new Observations(
        window,
        sum(one.counts(), other.counts()),
        both(one.timeToFirstText(), other.timeToFirstText(), Mixture::times),
        both(one.latency(), other.latency(), Mixture::times),
        both(one.cost(), other.cost(), Mixture::cost),
        both(one.quality(), other.quality(), Mixture::quality));
  }

  private static <T> Optional<T> both(Optional<T> one, Optional<T> other, BinaryOperator<T> mix) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(mix.apply(one.get(), other.get()))
        : one.or(() -> other);
  }

  private static Counts sum(Counts one, Counts other) {
    return new Counts(
        one.accepted() + other.accepted(),
        one.done() + other.done(),
        one.failed() + other.failed(),
        one.abandoned() + other.abandoned(),
        one.modelAnswers() + other.modelAnswers(),
        one.escalations() + other.escalations(),
        one.draftsTruncated() + other.draftsTruncated(),
        one.cacheHits() + other.cacheHits());
  }

  private static Latency times(Latency one, Latency other) {
    return new Latency(
        one.samples() + other.samples(),
        time(one.p50(), one.samples(), other.p50(), other.samples()),
        time(one.p95(), one.samples(), other.p95(), other.samples()),
        time(one.p99(), one.samples(), other.p99(), other.samples()),
        time(one.mean(), one.samples(), other.mean(), other.samples()),
        time(one.sdEstimate(), one.samples(), other.sdEstimate(), other.samples()));
  }

  private static Cost cost(Cost one, Cost other) {
    return new Cost(
        one.samples() + other.samples(),
        mean(one.mean(), one.samples(), other.mean(), other.samples()),
        one.total().add(other.total()),
        mean(one.sdEstimate(), one.samples(), other.sdEstimate(), other.samples()));
  }

  private static Quality quality(Quality one, Quality other) {
    return new Quality(
        one.samples() + other.samples(),
        mean(one.mean(), one.samples(), other.mean(), other.samples()),
        one.minimum().min(other.minimum()),
        mean(one.shareBelowTarget(), one.samples(), other.shareBelowTarget(), other.samples()),
        mean(one.sdEstimate(), one.samples(), other.sdEstimate(), other.samples()));
  }

  private static Duration time(Duration one, long samples, Duration other, long otherSamples) {
    return Duration.ofNanos(
        (one.toNanos() * samples + other.toNanos() * otherSamples) / (samples + otherSamples));
  }

  private static BigDecimal mean(
      BigDecimal one, long samples, BigDecimal other, long otherSamples) {
    return one.multiply(BigDecimal.valueOf(samples))
        .add(other.multiply(BigDecimal.valueOf(otherSamples)))
        .divide(BigDecimal.valueOf(samples + otherSamples), MathContext.DECIMAL64);
  }
}

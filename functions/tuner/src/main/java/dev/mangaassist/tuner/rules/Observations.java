package dev.mangaassist.tuner.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * What the metrics say about one window. A distribution of which there is no observation is absent.
 *
 * @param timeToFirstText from the arrival of an ask to the first text of its answer
 * @param latency from the arrival of an ask to the end of its answer
 */
public record Observations(
    Window window,
    Counts counts,
    Optional<Latency> timeToFirstText,
    Optional<Latency> latency,
    Optional<Cost> cost,
    Optional<Quality> quality) {

  private static final int RATE_DECIMALS = 6;

  /** How often each thing happened. */
  public record Counts(
      long accepted,
      long done,
      long failed,
      long abandoned,
      long modelAnswers,
      long escalations,
      long draftsTruncated,
      long cacheHits) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);
  }

  /**
   * A distribution of times.
   *
   * @param sdEstimate half the distance from the 16th to the 84th percentile, which is the standard
   *     deviation of a normal distribution
   */
  public record Latency(
      long samples, Duration p50, Duration p95, Duration p99, Duration mean, Duration sdEstimate) {}

  /**
   * A distribution of costs in US dollars, cached answers included at 0.
   *
   * @param sdEstimate half the distance from the 16th to the 84th percentile, which is the standard
   *     deviation of a normal distribution
   */
  public record Cost(long samples, BigDecimal mean, BigDecimal total, BigDecimal sdEstimate) {}

  /**
   * A distribution of judged qualities, 0..1.
   *
   * @param shareBelowTarget the part of the judged answers whose quality is below the target, 0..1
   * @param sdEstimate half the distance from the 16th to the 84th percentile, which is the standard
   *     deviation of a normal distribution
   */
  public record Quality(
      long samples,
      BigDecimal mean,
      BigDecimal minimum,
      BigDecimal shareBelowTarget,
      BigDecimal sdEstimate) {}

  /** A window in which nothing was observed. */
  public static Observations none(Window window) {
    return new Observations(
        window,
        Counts.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Escalated answers over all answers that a model wrote, rounded up, so that rounding never makes
   * a level met.
   */
  public Optional<BigDecimal> escalationRate() {
    return rate(counts.escalations, counts.modelAnswers, RoundingMode.UP);
  }

  /** Asks that ended in an answer over {@link #asksDue}, rounded down. */
  Optional<BigDecimal> availability() {
    return rate(counts.done, asksDue(), RoundingMode.DOWN);
  }

  /**
   * Asks that should have ended in this window: those accepted whose customers stayed, without
   * those that were plausibly still being answered when it closed (by Little's law, with the 95th
   * percentile of the latency for its mean). What is missing beyond that counts as lost.
   */
  long asksDue() {
    long ended = counts.done + counts.failed;
    return Math.max(ended, counts.accepted - counts.abandoned - plausiblyInFlight());
  }

  private long plausiblyInFlight() {
    if (window.isEmpty() || latency.isEmpty()) {
      return 0;
    }
    return BigDecimal.valueOf(counts.accepted)
        .multiply(BigDecimal.valueOf(latency.get().p95().toNanos()))
        .divide(BigDecimal.valueOf(window.length().toNanos()), 0, RoundingMode.CEILING)
        .longValueExact();
  }

  private static Optional<BigDecimal> rate(long part, long whole, RoundingMode rounding) {
    return whole <= 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), RATE_DECIMALS, rounding)
                .stripTrailingZeros());
  }
}

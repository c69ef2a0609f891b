package dev.mangaassist.local.bedrock;

import java.time.Duration;
import java.util.SplittableRandom;

/** How long the calls of a model take from the request to the first token. */
public sealed interface FirstToken {
  /** Every call takes the same time. */
  record Fixed(Duration time) implements FirstToken {
    public Fixed {
      if (time.isNegative()) {
        throw new IllegalArgumentException(
            "The time to the first token must be 0 or more, not " + time);
      }
    }
  }

  /**
   * The times are log-normal, as those of model services roughly are.
   *
   * @param p50 half of the calls take at most this
   * @param p99 all but a hundredth take at most this
   * @param seed the same seed gives the same times in the same order
   */
  record LogNormal(Duration p50, Duration p99, long seed) implements FirstToken {
    /** How many standard deviations the 99th percentile of a normal distribution is out. */
    private static final double DEVIATIONS_AT_P99 = 2.3263;

    /** An odd number far from small ones, so that neighbouring seeds share no times. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    public LogNormal {
      if (!p50.isPositive() || p99.compareTo(p50) < 0) {
        throw new IllegalArgumentException(
            "The time to the first token needs a p50 over 0 and a p99 not under it, not %s and %s"
                .formatted(p50, p99));
      }
    }

    private Duration draw(long call) {
      double sigma = Math.log((double) p99.toNanos() / p50.toNanos()) / DEVIATIONS_AT_P99;
      double deviations = new SplittableRandom((seed * SPREAD) ^ call).nextGaussian();
      return Duration.ofNanos(Math.round(p50.toNanos() * Math.exp(sigma * deviations)));
    }
  }

  /** The same for every call. */
  static FirstToken after(Duration time) {
    return new Fixed(time);
  }

  /** The time of a call, by its number in the order of the calls. */
  default Duration ofCall(long call) {
    return switch (this) {
      case Fixed(Duration time) -> time;
      case LogNormal times -> times.draw(call);
    };
  }
}

package dev.mangaassist.local.cloudwatch;

import java.util.Arrays;

/**
 * A statistic of CloudWatch over the values of one period.
 *
 * <p>Percentiles are exact, by nearest rank: the least value that has the given percentage of all
 * values at or below it. CloudWatch's own are close estimates of that.
 */
sealed interface Statistic {
  /** The value over at least one sample; samples are in ascending order. */
  double of(double[] samples);

  /** Average, Sum, SampleCount, Minimum and Maximum. */
  enum Basic implements Statistic {
    AVERAGE("Average") {
      @Override
      public double of(double[] samples) {
        return Arrays.stream(samples).average().orElseThrow();
      }
    },
    SUM("Sum") {
      @Override
      public double of(double[] samples) {
        return Arrays.stream(samples).sum();
      }
    },
    SAMPLE_COUNT("SampleCount") {
      @Override
      public double of(double[] samples) {
        return samples.length;
      }
    },
    MINIMUM("Minimum") {
      @Override
      public double of(double[] samples) {
        return samples[0];
      }
    },
    MAXIMUM("Maximum") {
      @Override
      public double of(double[] samples) {
        return samples[samples.length - 1];
      }
    };

    private final String cloudWatchName;

    Basic(String cloudWatchName) {
      this.cloudWatchName = cloudWatchName;
    }

    String cloudWatchName() {
      return cloudWatchName;
    }
  }

  /** {@code p99.9}. */
  record Percentile(double percent) implements Statistic {
    @Override
    public double of(double[] samples) {
      int rank = (int) Math.ceil(percent / 100 * samples.length);
      return samples[Math.max(rank, 1) - 1];
    }
  }

  /**
   * {@code PR(low:high)}: the percentage of values over {@code low} and up to {@code high}.
   *
   * @param low exclusive; minus infinity if not given
   * @param high inclusive; infinity if not given
   */
  record PercentileRank(double low, double high) implements Statistic {
    @Override
    public double of(double[] samples) {
      long within = Arrays.stream(samples).filter(v -> v > low && v <= high).count();
      return 100.0 * within / samples.length;
    }
  }
}

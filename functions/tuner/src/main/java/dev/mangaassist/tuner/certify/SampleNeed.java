package dev.mangaassist.tuner.certify;

import java.util.OptionalLong;

/**
 * Estimates how many samples would certify a threshold, by what the samples so far say.
 *
 * <p>With n samples of mean margin d and deviation s, a bet of a / (s sqrt(n)), which is what
 * {@link BettingTest} plans (a = 2.45), lets the logarithm of the capital grow to a d sqrt(n) / s -
 * a²/2, with a deviation of a. It is past ln(1/level) with a probability of 0.8 from the n at which
 * the first exceeds it by 0.84 a. A bet that is cut off at 0.75 / m grows by at most ln(1 + 0.75 d
 * / m) a sample, which matters where s is small. An estimate only: nothing is promised.
 */
final class SampleNeed {
  private static final double PLAN = Math.sqrt(2 * Math.log(1 / FallbackSequence.PLANNED_LEVEL));
  private static final double FOUR_IN_FIVE = 0.8416;

  private SampleNeed() {}

  /**
   * How many samples would probably certify a threshold that saves: the sequence has to come down
   * to it from the top, or to begin at threshold 0. Absent if no number would.
   */
  static OptionalLong of(SampleColumns columns, Terms terms, TradeOffs tradeOffs) {
    double need =
        Math.min(fromTheTop(columns, terms, tradeOffs), atTheBottom(columns, terms, tradeOffs));
    return Double.isInfinite(need)
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(columns.size() + 1L, (long) Math.ceil(need)));
  }

  private static double fromTheTop(SampleColumns columns, Terms terms, TradeOffs tradeOffs) {
    double need = at(columns, terms, ThresholdGrid.ESCALATE_ALL, ThresholdGrid.STRICTEST);
    for (int step : tradeOffs.occupied()) {
      need = Math.max(need, at(columns, terms, step, ThresholdGrid.STRICTEST));
      if (tradeOffs.at(step).saving() > 0 || Double.isInfinite(need)) {
        return need;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double atTheBottom(SampleColumns columns, Terms terms, TradeOffs tradeOffs) {
    return tradeOffs.at(0).saving() > 0 ? at(columns, terms, 0, 0) : Double.POSITIVE_INFINITY;
  }

  /** The number for a threshold: that of what needs most there. */
  private static double at(SampleColumns columns, Terms terms, int step, int start) {
    double goal = Math.log(1 / (terms.delta() * FallbackSequence.ownShare(start)));
    return Requirement.all(columns, terms).stream()
        .mapToDouble(requirement -> at(columns, requirement, step, goal))
        .max()
        .orElseThrow();
  }

  private static double at(SampleColumns columns, Requirement requirement, int step, double goal) {
    int size = columns.size();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      double margin = columns.cascade(i, step) - (requirement.least() * requirement.of().at(i));
      sum += margin;
      squares += margin * margin;
    }
    double mean = sum / size;
    if (mean <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double deviation = Math.sqrt(Math.max(0, (squares / size) - (mean * mean)));
    double planned = deviation / mean * ((goal / PLAN) + (PLAN / 2) + FOUR_IN_FIVE);
    double boldest = goal / Math.log1p(BettingTest.BOLDEST * mean / requirement.least());
    return Math.max(planned * planned, boldest);
  }
}

package dev.mangaassist.tuner.certify;

/**
 * A lower bound of the cascade's weighted mean quality, by betting.
 *
 * <p>The bound at one threshold is the largest m of which the test still rejects that the mean
 * quality is at most m; the test being monotone in m, halving finds it, and the bound is wrong with
 * the level's probability at most. The level is delta divided by the number of thresholds of the
 * grid (escalating all among them), so that with a probability of 1 - delta <em>all</em> bounds
 * hold at once: also at a threshold that was chosen by the same samples. What it costs: the
 * distance from the mean is about 1.8 times that of a bound for one threshold fixed beforehand.
 */
final class QualityBound {
  private static final int HALVINGS = 20;
  private static final int THRESHOLDS = ThresholdGrid.ESCALATE_ALL + 1;

  private QualityBound() {}

  static double lower(SampleColumns columns, int step, double delta) {
    double level = delta / THRESHOLDS;
    double lower = 0;
    double upper = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (lower + upper) / 2;
      if (BettingTest.rejects(
          columns.size(), k -> columns.cascade(k, step), columns::weight, middle, level)) {
        lower = middle;
      } else {
        upper = middle;
      }
    }
    return lower;
  }
}

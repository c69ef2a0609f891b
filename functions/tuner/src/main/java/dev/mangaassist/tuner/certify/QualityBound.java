package dev.mangaassist.tuner.certify;

/**
 * A lower bound of the cascade's weighted mean quality, by betting.
 *
 * <p>The bound at one threshold is the largest m of which the test still rejects that the mean
 * quality is at most m; the test being monotone in m, halving finds it, and the bound is wrong with
 * the level's probability at most. The level is delta divided by the number of thresholds of the
 * grid (escalating all among them), so that with a probability of 1 - delta <em>all</em> bounds
 * hold at once: also at a threshold that was chosen by the same samples. What it costs: with 300
 * samples it lies about twice as far below the mean as a bound for one threshold fixed beforehand,
 * and it may lie below the target though the certificate holds. The certificate compares the tiers
 * query by query, where the luck of the sample is in both; this bound has to allow for it.
 */
final class QualityBound {
  private static final int HALVINGS = 20;
  private static final int THRESHOLDS = ThresholdGrid.ESCALATE_ALL + 1;
  private static final double PLANNED_LEVEL = 0.05 / THRESHOLDS;

  private QualityBound() {}

  static double lower(SampleColumns columns, int step, double delta) {
    double level = delta / THRESHOLDS;
    BettingTest test =
        new BettingTest(
            columns.size(), i -> columns.cascade(i, step), columns::weight, PLANNED_LEVEL);
    double lower = 0;
    double upper = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (lower + upper) / 2;
      if (test.rejects(middle, level)) {
        lower = middle;
      } else {
        upper = middle;
      }
    }
    return lower;
  }
}

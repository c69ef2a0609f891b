package dev.mangaassist.tuner.certify;

/**
 * Tests by betting that the mean of x - m y is above 0, where x and y lie in 0 to 1.
 *
 * <p><b>What it promises.</b> If E[x - m y] &lt;= 0, the test rejects that hypothesis with a
 * probability of at most {@code level}, for any number of independent samples of any distribution.
 * A gambler begins with 1 and before each sample stakes by what the samples before it were; the
 * capital is the product of 1 + bet (x - m y). As bet m &lt;= {@value #BOLDEST} and y &lt;= 1, no
 * factor is below 1 - {@value #BOLDEST}, so the capital stays above 0; under the hypothesis its
 * expectation never rises, and by Ville's inequality it ever reaches 1/level with a probability of
 * at most level. Then the hypothesis is rejected. See Waudby-Smith and Ramdas, "Estimating means of
 * bounded random variables by betting", JRSS B 86 (2024), section 4.
 *
 * <p><b>The bets.</b> sqrt(2 ln(1/planned) / (n s²)), cut off at {@value #BOLDEST} / m, their
 * choice for a number n of samples that is known beforehand; s² is the mean square of what y times
 * the ratio of the sums so far leaves of x. They bear on power only. They depend on neither m nor
 * level, only on the level for which they are planned, and where they are cut off the factor is 1 +
 * {@value #BOLDEST} (x/m - y): so each factor falls as m grows, and what is rejected for an m and a
 * level is rejected for every smaller m and every larger level too, sample by sample.
 */
final class BettingTest {
  /** What the product of bet and m never exceeds. */
  static final double BOLDEST = 0.75;

  private static final double FIRST_SQUARE = 0.25;
  private static final double FIRST_SUM = 0.5;

  /** What x and y are. */
  @FunctionalInterface
  interface Column {
    double at(int i);
  }

  private final int size;
  private final Column x;
  private final Column y;
  private final double planned;

  /**
   * A test of samples.
   *
   * @param planned the level for which the bets are planned: with another level the promise is the
   *     same, the power less
   */
  BettingTest(int size, Column x, Column y, double planned) {
    this.size = size;
    this.x = x;
    this.y = y;
    this.planned = planned;
  }

  /** Whether E[x - m y] &lt;= 0 is rejected. */
  boolean rejects(double m, double level) {
    return new Gambler(m).reaches(1 / level);
  }

  /** What becomes of the capital if the gambler never stops. */
  Capital capital(double m) {
    Gambler gambler = new Gambler(m);
    gambler.reaches(Double.POSITIVE_INFINITY);
    return new Capital(gambler.highest, gambler.capital);
  }

  /** The capital of a gambler that began with 1. */
  record Capital(double highest, double last) {}

  /** One run through the samples. */
  private final class Gambler {
    private final double m;
    private final double plan = 2 * Math.log(1 / planned) / size;
    private double capital = 1;
    private double highest = 1;
    private double squares = FIRST_SQUARE;
    private double sumX = FIRST_SUM;
    private double sumY = FIRST_SUM;

    Gambler(double m) {
      this.m = m;
    }

    boolean reaches(double goal) {
      for (int i = 0; i < size; i++) {
        bet(i, x.at(i), y.at(i));
        if (capital >= goal) {
          return true;
        }
      }
      return false;
    }

    private void bet(int before, double gain, double stake) {
      double bet = Math.min(Math.sqrt(plan * (before + 1) / squares), BOLDEST / m);
      capital *= 1 + (bet * (gain - (m * stake)));
      highest = Math.max(highest, capital);
      sumX += gain;
      sumY += stake;
      double rest = gain - (sumX / sumY * stake);
      squares += rest * rest;
    }
  }
}

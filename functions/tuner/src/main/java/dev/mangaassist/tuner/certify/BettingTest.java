package dev.mangaassist.tuner.certify;

import java.util.Arrays;

/**
 * Tests by betting whether the mean of bounded, independent observations is over zero (Waudby-Smith
 * and Ramdas, "Estimating means of bounded random variables by betting", 2024). Capital starts at 1
 * and is multiplied by 1 + bet x observation; no bet can lose more than it has. If the mean is zero
 * or less, capital is a nonnegative supermartingale, and by Ville's inequality it ever reaches 1 /
 * delta with probability delta at most: exactly, for any number of observations, without a normal
 * approximation. The capital here is the mean of ten accounts with fixed bets, which is such a
 * supermartingale too.
 */
final class BettingTest {
  /** Bets as shares of the largest that can not lose everything. */
  private static final double[] SHARES = {
    0.01, 0.03, 0.07, 0.15, 0.25, 0.40, 0.55, 0.70, 0.85, 0.97
  };

  private final double[] bets;
  private final double[] capital = new double[SHARES.length];

  /**
   * @param largestLoss the observations are this far below zero at most; over 0
   */
  BettingTest(double largestLoss) {
    this.bets = Arrays.stream(SHARES).map(share -> share / largestLoss).toArray();
    Arrays.fill(capital, 1);
  }

  /** Takes the next observation, and tells the capital after it. */
  double observe(double observation) {
    double sum = 0;
    for (int i = 0; i < bets.length; i++) {
      capital[i] *= 1 + bets[i] * observation;
      sum += capital[i];
    }
    return sum / bets.length;
  }

  /** The growth of capital an observation, in logarithms, by the best bet in hindsight. */
  static double bestGrowth(double[] observations, double largestLoss) {
    return Arrays.stream(SHARES)
        .map(share -> share / largestLoss)
        .map(
            bet ->
                Arrays.stream(observations)
                    .map(observation -> Math.log1p(bet * observation))
                    .average()
                    .orElse(0))
        .max()
        .orElse(0);
  }
}

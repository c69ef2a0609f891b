package dev.mangaassist.tuner.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class BettingTestTest {
  private static final int SIZE = 300;
  private static final int RUNS = 20_000;
  private static final double LEVEL = 0.05;

  /** Ways to draw x with a mean of exactly a half, where y is 1 and m a half. */
  enum AtTheBorder {
    COIN(random -> random.nextBoolean() ? 1 : 0),
    EVEN(SplittableRandom::nextDouble),
    CONSTANT(random -> 0.5),
    SELDOM_NOTHING(random -> random.nextDouble() < 0.02 ? 0 : 0.5 / 0.98),
    SELDOM_EVERYTHING(random -> random.nextDouble() < 0.02 ? 1 : 0.48 / 0.98),
    ALMOST_ALL_OR_A_LITTLE(random -> random.nextDouble() < 0.5 ? 0.51 : 0.49),
    SKEWED(random -> random.nextDouble() < 0.9 ? 0.55 : 0.05);

    private final ToDoubleFunction<SplittableRandom> draw;

    AtTheBorder(ToDoubleFunction<SplittableRandom> draw) {
      this.draw = draw;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTrueHypothesisIsRejectedNoMoreOftenThanItsLevelSays(AtTheBorder border) {
    long rejected =
        IntStream.range(0, RUNS)
            .parallel()
            .filter(
                run -> {
                  double[] x = draws(border.draw, run);
                  return new BettingTest(SIZE, i -> x[i], i -> 1, LEVEL).rejects(0.5, LEVEL);
                })
            .count();

    assertThat((double) rejected / RUNS).isLessThanOrEqualTo(LEVEL + threeErrors());
  }

  /** Weights of 1 and 1/10, of which the heavy ones lose what the light ones gain. */
  @Test
  void weightsChangeNothingOfThat() {
    long rejected =
        IntStream.range(0, RUNS)
            .parallel()
            .filter(
                run -> {
                  SplittableRandom random = new SplittableRandom(run);
                  double[] x = new double[SIZE];
                  double[] y = new double[SIZE];
                  for (int i = 0; i < SIZE; i++) {
                    boolean heavy = random.nextDouble() < 1.0 / 11;
                    y[i] = heavy ? 1 : 0.1;
                    x[i] = y[i] * (random.nextDouble() < (heavy ? 0.4 : 0.6) ? 1 : 0);
                  }
                  return new BettingTest(SIZE, i -> x[i], i -> y[i], LEVEL).rejects(0.5, LEVEL);
                })
            .count();

    assertThat((double) rejected / RUNS).isLessThanOrEqualTo(LEVEL + threeErrors());
  }

  @Test
  void aFalseHypothesisIsRejectedAlmostAlways() {
    long rejected =
        IntStream.range(0, 1000)
            .filter(
                run -> {
                  double[] x = draws(random -> random.nextDouble() < 0.65 ? 1 : 0, run);
                  return new BettingTest(SIZE, i -> x[i], i -> 1, LEVEL).rejects(0.5, LEVEL);
                })
            .count();

    assertThat(rejected).isGreaterThan(970);
  }

  @ParameterizedTest
  @CsvSource({"0.05", "0.5", "0.95", "1"})
  void theWorstThatCanComeLeavesCapital(double m) {
    for (int size : new int[] {1, 2, 100}) {
      assertThat(new BettingTest(size, i -> 0, i -> 1, LEVEL).capital(m).last())
          .isPositive()
          .isLessThan(1);
      assertThat(new BettingTest(size, i -> i % 2, i -> 1, LEVEL).capital(m).last()).isPositive();
    }
  }

  private static double threeErrors() {
    return 3 * Math.sqrt(LEVEL * (1 - LEVEL) / RUNS);
  }

  private static double[] draws(ToDoubleFunction<SplittableRandom> draw, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      x[i] = draw.applyAsDouble(random);
    }
    return x;
  }
}

package dev.mangaassist.tuner.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OracleTest {
  private static final double DRAFT_SHARE = 0.3;

  static List<Population> populations() {
    return Population.all();
  }

  @ParameterizedTest
  @MethodSource("populations")
  void noThresholdIsBetterThanTheOracle(Population population) {
    List<PairedSample> samples = population.draw(300, new SplittableRandom(1));
    List<OperatingPoint> oracle = Oracle.curve(samples, DRAFT_SHARE);

    assertThat(TradeOffs.of(samples, DRAFT_SHARE).curve())
        .allSatisfy(
            point ->
                assertThat(oracle)
                    .anyMatch(
                        better ->
                            better.quality() >= point.quality() - 0.005
                                && better.costUsd() <= point.costUsd() + 1e-9));
  }

  @Test
  void itEndsWithTheBetterAnswerOfEachQuery() {
    List<PairedSample> samples = Population.all().getFirst().draw(300, new SplittableRandom(1));
    double best =
        samples.stream()
            .mapToDouble(sample -> Math.max(sample.weakQuality(), sample.strongQuality()))
            .average()
            .orElseThrow();

    assertThat(Oracle.curve(samples, DRAFT_SHARE).getLast().quality())
        .isCloseTo(best, within(1e-9));
  }
}

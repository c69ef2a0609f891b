package dev.mangaassist.tuner.certify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.tuner.certify.Certificate.Certified;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether certificates keep their word, and are worth having, over many draws from populations of
 * which the truth is known.
 */
final class CertifierGuaranteeTest {
  private static final int FEW = 300;
  private static final int MANY = 2000;
  private static final int DRAWS = 2000;
  private static final int DRAWS_OF_MANY = 200;

  /** What became of many draws, as shares of them; saving as a share of what hindsight saves. */
  private record Tally(double missed, double boundMissed, double saving) {}

  /** What became of one draw. */
  private record Outcome(boolean missed, boolean boundMissed, double saving) {}

  @ParameterizedTest
  @MethodSource("populations")
  void theTargetIsMissedInAtMostSixPercentOfDraws(Population population) {
    Tally tally = certify(population, FEW, DRAWS);

    report(population, FEW, tally);
    assertThat(tally.missed()).isLessThanOrEqualTo(0.06);
    assertThat(tally.boundMissed()).isLessThanOrEqualTo(0.06);
  }

  @Test
  void threeHundredSamplesSaveAlmostHalfOfWhatHindsightSaves() {
    List<Double> savings =
        worthwhile().stream()
            .map(population -> certify(population, FEW, DRAWS_OF_MANY).saving())
            .toList();

    assertThat(mean(savings)).isGreaterThanOrEqualTo(0.45);
  }

  @Test
  void twoThousandSamplesSaveThreeQuartersAndNowhereLessThanSixtyPercent() {
    List<Double> savings =
        worthwhile().stream()
            .map(
                population -> {
                  Tally tally = certify(population, MANY, DRAWS_OF_MANY);
                  report(population, MANY, tally);
                  return tally.saving();
                })
            .toList();

    assertThat(savings).allMatch(saving -> saving >= 0.60);
    assertThat(mean(savings)).isGreaterThanOrEqualTo(0.75);
  }

  static List<Population> populations() {
    return Stream.of(Population.all(), Population.withMinimum()).flatMap(List::stream).toList();
  }

  private static List<Population> worthwhile() {
    return Population.all().stream().filter(population -> population.bestSaving() > 0).toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static Tally certify(Population population, int size, int draws) {
    double best = population.bestSaving();
    List<Outcome> outcomes =
        IntStream.range(0, draws)
            .parallel()
            .mapToObj(draw -> outcome(population, size, draw))
            .toList();
    return new Tally(
        share(outcomes.stream().filter(Outcome::missed).count(), draws),
        share(outcomes.stream().filter(Outcome::boundMissed).count(), draws),
        best > 0
            ? outcomes.stream().mapToDouble(Outcome::saving).average().orElseThrow() / best
            : 0);
  }

  private static Outcome outcome(Population population, int size, int draw) {
    Certificate certificate =
        new Certifier(Terms.DEFAULT.withMinimumQuality(population.minimum()))
            .certify(population.draw(size, new SplittableRandom(1_000L + draw)));
    int step =
        certificate instanceof Certified certified
            ? certified.threshold().movePointRight(3).intValueExact()
            : ThresholdGrid.ESCALATE_ALL;
    return new Outcome(
        certificate instanceof Certified && !population.keepsAll(step),
        certificate.qualityLowerBound() > population.quality(step),
        certificate instanceof Certified ? population.saving(step) : 0);
  }

  private static double share(long count, int of) {
    return (double) count / of;
  }

  private static void report(Population population, int size, Tally tally) {
    System.out.printf(
        "%-27s n=%d: missed %.4f, bound missed %.4f, saved %.3f of hindsight's %.3f%n",
        population,
        size,
        tally.missed(),
        tally.boundMissed(),
        tally.saving(),
        population.bestSaving());
  }
}

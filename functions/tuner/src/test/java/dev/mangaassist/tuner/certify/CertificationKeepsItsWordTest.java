package dev.mangaassist.tuner.certify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.tuner.certify.Certificate.Certified;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guarantee, and what it costs, on populations whose truth is known. */
final class CertificationKeepsItsWordTest {
  private static final CertificationRequest REQUEST = CertificationRequest.DEFAULT;
  private static final int DRAWS = 2000;
  private static final int FEW = 300;
  private static final int MANY = 2000;
  private static final int DRAWS_OF_MANY = 40;

  /** Savings too small to speak of shares of them. */
  private static final double WORTH_SAVING = 0.02;

  private static final Map<Population, Samples> WHOLE = new ConcurrentHashMap<>();

  private static Samples truth(Population population) {
    return WHOLE.computeIfAbsent(population, Population::whole);
  }

  @ParameterizedTest
  @EnumSource(Population.class)
  void theTargetIsMissedInAtMostSixPercentOfDraws(Population population) {
    Samples truth = truth(population);
    double least = REQUEST.target() * truth.strongQuality();
    boolean[] holds = new boolean[Samples.STRICTEST + 1];
    for (int t = 0; t < holds.length; t++) {
      holds[t] = truth.at(t, 1).quality() >= least;
    }
    long missed =
        IntStream.range(0, DRAWS)
            .parallel()
            .filter(draw -> !holds[threshold(population.draw(FEW, draw))])
            .count();
    assertThat((double) missed / DRAWS).isLessThanOrEqualTo(0.06);
  }

  @Test
  void ofTheBestSavingInHindsightMostIsSaved() {
    double[] few = shares(FEW);
    double[] many = shares(MANY);
    String figures = "at 300: %s, at 2,000: %s".formatted(text(few), text(many));
    assertThat(Arrays.stream(few).average().orElseThrow()).as(figures).isGreaterThan(0.45);
    assertThat(Arrays.stream(many).average().orElseThrow()).as(figures).isGreaterThan(0.75);
    assertThat(Arrays.stream(many).min().orElseThrow()).as(figures).isGreaterThanOrEqualTo(0.60);
  }

  /** For each population that has something to save: which share of it is saved on average. */
  private static double[] shares(int samples) {
    return Arrays.stream(Population.values())
        .filter(population -> bestSaving(truth(population)) > WORTH_SAVING)
        .mapToDouble(population -> share(population, samples))
        .toArray();
  }

  private static double share(Population population, int samples) {
    Samples truth = truth(population);
    double saved =
        IntStream.range(0, DRAWS_OF_MANY)
            .parallel()
            .map(draw -> threshold(population.draw(samples, draw)))
            .mapToDouble(t -> t == Samples.STRICTEST ? 0 : truth.at(t, 1).saving())
            .average()
            .orElseThrow();
    return saved / bestSaving(truth);
  }

  private static double bestSaving(Samples truth) {
    double least = REQUEST.target() * truth.strongQuality();
    return IntStream.rangeClosed(0, Samples.STRICTEST)
        .mapToObj(t -> truth.at(t, 1))
        .filter(point -> point.quality() >= least)
        .mapToDouble(CurvePoint::saving)
        .max()
        .orElse(0);
  }

  private static int threshold(List<PairedSample> samples) {
    return Certifier.certify(samples, REQUEST) instanceof Certified certified
        ? certified.threshold().movePointRight(2).intValueExact()
        : Samples.STRICTEST;
  }

  private static String text(double[] shares) {
    return Arrays.stream(shares).mapToObj("%.2f"::formatted).toList().toString();
  }
}

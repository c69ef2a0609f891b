package dev.mangaassist.cascade.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Task;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ProbabilityTest {
  private static final int TASKS = Task.values().length;

  @Property
  void probabilitiesAreNoneBelowZeroAndAddUpToOne(
      @ForAll @Size(10) double @DoubleRange(min = -1000, max = 1000) [] scores) {
    double[] probabilities = identity().probabilities(scores);
    assertThat(Arrays.stream(probabilities)).allMatch(p -> p >= 0);
    assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void theHighestScoreIsTheLikeliest() {
    double[] scores = new double[TASKS];
    scores[3] = 2;
    double[] probabilities = identity().probabilities(scores);
    assertThat(probabilities[3]).isGreaterThan(probabilities[4]).isLessThan(1);
  }

  @Test
  void aScoreIsOfTheLevelWhoseCutItReaches() {
    float[][] cuts = new float[TASKS][];
    Arrays.setAll(cuts, task -> new float[] {1, 2, 2, Float.POSITIVE_INFINITY});
    ComplexityScale scale = new ComplexityScale(cuts);
    assertThat(scale.level(0, 0.9)).isEqualTo(Complexity.TRIVIAL);
    assertThat(scale.level(0, 1)).isEqualTo(Complexity.SIMPLE);
    assertThat(scale.level(0, 2)).isEqualTo(Complexity.COMPLEX);
    assertThat(scale.level(0, 1e9)).isEqualTo(Complexity.COMPLEX);
  }

  private static Calibration identity() {
    float[][] slopes = new float[TASKS][TASKS];
    for (int t = 0; t < TASKS; t++) {
      slopes[t][t] = 1;
    }
    return new Calibration(slopes, new float[TASKS]);
  }
}

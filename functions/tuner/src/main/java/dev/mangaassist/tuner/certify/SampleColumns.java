package dev.mangaassist.tuner.certify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Samples as columns, in the order in which they are bet on: shuffled by a seed, because a file may
 * be sorted by what it holds. Weights are divided by the largest that there can be; qualities are
 * multiplied by them. So all of them lie in 0 to 1.
 */
final class SampleColumns {
  private final int[] steps;
  private final double[] weights;
  private final double[] weak;
  private final double[] strong;

  private SampleColumns(int size) {
    steps = new int[size];
    weights = new double[size];
    weak = new double[size];
    strong = new double[size];
  }

  static SampleColumns of(List<PairedSample> samples, Terms terms) {
    double seen = samples.stream().mapToDouble(PairedSample::weight).max().orElseThrow();
    double largest = terms.largestWeight().orElse(seen);
    if (seen > largest) {
      throw new IllegalArgumentException(
          "weight must be at most %s, the largest of the design, but is %s"
              .formatted(largest, seen));
    }
    List<PairedSample> order = new ArrayList<>(samples);
    Collections.shuffle(order, new Random(terms.seed()));
    SampleColumns columns = new SampleColumns(order.size());
    for (int i = 0; i < order.size(); i++) {
      PairedSample sample = order.get(i);
      double weight = sample.weight() / largest;
      columns.steps[i] = ThresholdGrid.step(sample.confidence());
      columns.weights[i] = weight;
      columns.weak[i] = weight * sample.weakQuality();
      columns.strong[i] = weight * sample.strongQuality();
    }
    return columns;
  }

  int size() {
    return steps.length;
  }

  /** A sample's part in the strong tier's quality. */
  double strong(int i) {
    return strong[i];
  }

  /** A sample's weight, as a share of the largest. */
  double weight(int i) {
    return weights[i];
  }

  /** A sample's part in the quality of the cascade at a threshold. */
  double cascade(int i, int step) {
    return steps[i] < step ? strong[i] : weak[i];
  }

  /** For each step of the grid, whether a sample is released at it but not above it. */
  boolean[] occupied() {
    boolean[] occupied = new boolean[ThresholdGrid.ESCALATE_ALL + 1];
    for (int step : steps) {
      occupied[step] = true;
    }
    return occupied;
  }
}

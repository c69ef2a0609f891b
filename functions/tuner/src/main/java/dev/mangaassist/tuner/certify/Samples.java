package dev.mangaassist.tuner.certify;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Paired samples in seeded random order, as columns. Thresholds are hundredths, {@value #STRICTEST}
 * of them the strictest: a grid that is fixed beforehand and owes nothing to the samples.
 */
final class Samples {
  /** Above every confidence: all queries escalate. */
  static final int STRICTEST = 101;

  private static final int GRID_DIGITS = 2;

  private final int[] escalatesFrom;
  private final double[] weakQuality;
  private final double[] strongQuality;
  private final double[] weakCost;
  private final double[] strongCost;
  private final double[] weight;

  Samples(List<PairedSample> given, long seed) {
    List<PairedSample> samples = new ArrayList<>(given);
    Collections.shuffle(samples, new Random(seed));
    double heaviest = samples.stream().mapToDouble(PairedSample::weight).max().orElse(1);
    this.escalatesFrom = samples.stream().mapToInt(Samples::firstThresholdAbove).toArray();
    this.weakQuality = samples.stream().mapToDouble(PairedSample::weakQuality).toArray();
    this.strongQuality = samples.stream().mapToDouble(PairedSample::strongQuality).toArray();
    this.weakCost = samples.stream().mapToDouble(PairedSample::weakCostUsd).toArray();
    this.strongCost = samples.stream().mapToDouble(PairedSample::strongCostUsd).toArray();
    this.weight = samples.stream().mapToDouble(sample -> sample.weight() / heaviest).toArray();
  }

  /** The lowest threshold of the grid at which a sample escalates; exact. */
  private static int firstThresholdAbove(PairedSample sample) {
    return 1
        + sample
            .confidence()
            .movePointRight(GRID_DIGITS)
            .setScale(0, RoundingMode.FLOOR)
            .intValueExact();
  }

  int size() {
    return weight.length;
  }

  /** Whether some draft passes at a threshold. */
  boolean anyPasses(int threshold) {
    for (int from : escalatesFrom) {
      if (from > threshold) {
        return true;
      }
    }
    return false;
  }

  /** How much more quality the cascade has than a share of the strong tier's, by weight: -1..1. */
  double gain(int sample, int threshold, double share) {
    return weight[sample] * (quality(sample, threshold) - share * strongQuality[sample]);
  }

  /** How much more quality the cascade has than a level, by weight. */
  double gainOverLevel(int sample, int threshold, double level) {
    return weight[sample] * (quality(sample, threshold) - level);
  }

  private double quality(int sample, int threshold) {
    return escalatesFrom[sample] <= threshold ? strongQuality[sample] : weakQuality[sample];
  }

  double strongQuality() {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < weight.length; i++) {
      sum += weight[i] * strongQuality[i];
      weights += weight[i];
    }
    return sum / weights;
  }

  CurvePoint at(int threshold, double draftShare) {
    double weights = 0;
    double escalated = 0;
    double quality = 0;
    double cost = 0;
    double strong = 0;
    for (int i = 0; i < weight.length; i++) {
      boolean escalates = escalatesFrom[i] <= threshold;
      weights += weight[i];
      escalated += escalates ? weight[i] : 0;
      quality += weight[i] * quality(i, threshold);
      cost += weight[i] * (escalates ? strongCost[i] + draftShare * weakCost[i] : weakCost[i]);
      strong += weight[i] * strongCost[i];
    }
    return new CurvePoint(
        escalated / weights,
        quality / weights,
        cost / weights,
        strong == 0 ? 0 : 1 - cost / strong);
  }
}

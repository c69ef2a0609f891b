package dev.mangaassist.tuner.certify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * A synthetic population of which everything is known: confidences are thousandths, so that sums
 * over them give the true quality and saving of every threshold.
 */
final class Population {
  static final double TARGET = 0.95;
  static final double WEAK_COST = 0.0005;
  static final double STRONG_COST = 0.01;
  private static final int STEPS = 1001;

  /** How answers of given mean qualities vary. */
  enum Spread {
    /** Right or wrong, each answer for itself. */
    COINS,
    /** Right or wrong, and what the better tier can not do the other can not either. */
    SAME_COIN,
    /** Within a tenth of the mean. */
    GRADED
  }

  private final String name;
  private final Spread spread;
  private final double minimum;
  private final double[] weak = new double[STEPS];
  private final double[] strong = new double[STEPS];
  private final double[] weight = new double[STEPS];
  private final double[] density = new double[STEPS];
  private final double[] share = new double[STEPS];
  private final double[] upTo = new double[STEPS];

  private Population(
      String name,
      double minimum,
      Spread spread,
      DoubleUnaryOperator density,
      DoubleUnaryOperator weight,
      DoubleUnaryOperator weak,
      DoubleUnaryOperator strong) {
    this.name = name;
    this.minimum = minimum;
    this.spread = spread;
    double total = 0;
    for (int step = 0; step < STEPS; step++) {
      double confidence = step / 1000.0;
      this.weak[step] = weak.applyAsDouble(confidence);
      this.strong[step] = strong.applyAsDouble(confidence);
      this.weight[step] = weight.applyAsDouble(confidence);
      this.density[step] = density.applyAsDouble(confidence);
      total += this.density[step];
      upTo[step] = total;
    }
    double weighted = 0;
    for (int step = 0; step < STEPS; step++) {
      upTo[step] /= total;
      share[step] = this.weight[step] * (upTo[step] - (step == 0 ? 0 : upTo[step - 1]));
      weighted += share[step];
    }
    for (int step = 0; step < STEPS; step++) {
      share[step] /= weighted;
    }
  }

  /** All that the certifier is held to. */
  static List<Population> all() {
    return List.of(
        of("informative", Spread.COINS, c -> 1, c -> 0.5 + (0.47 * Math.sqrt(c)), 0.93),
        of("graded", Spread.GRADED, c -> 1, c -> 0.92 - (0.35 * dropped(c)), 0.92),
        of("useless confidence", Spread.COINS, c -> 1, c -> 0.80, 0.92),
        of("tiny margins", Spread.GRADED, c -> 1, c -> 0.856, 0.90),
        of("heavy ties", Spread.COINS, ties(200, 500, 800, 950), c -> 0.15 + (0.87 * c), 0.93),
        of("weak often better", Spread.COINS, c -> 1, c -> c > 0.5 ? 0.95 : 0.88, 0.90),
        of("rare failures", Spread.SAME_COIN, c -> 1, c -> 1 - (0.12 * (1 - c)), 1),
        of("dip at the top", Spread.COINS, c -> 1, c -> c > 0.9 ? 0.75 : dip(c), 0.93),
        of("overconfident", Spread.COINS, c -> 1, c -> c > 0.7 ? 0.75 : 0.99, 0.93),
        of("mostly hard", Spread.COINS, c -> 1 / (0.03 + c), c -> 0.1 + (0.85 * c), 0.90),
        of("crowded at the top", Spread.COINS, Population::top, c -> c > 0.97 ? 0.95 : 0.70, 0.94),
        new Population(
            "weighted",
            0,
            Spread.COINS,
            c -> c < 0.4 ? 1.25 : 0.83,
            c -> c < 0.4 ? 1 : 3,
            c -> c < 0.4 ? 0.70 : 0.93,
            c -> 0.93),
        of("one tie, just short", Spread.COINS, ties(800), c -> (0.95 * 0.90) - 0.0001, 0.90),
        of("one tie, rarely worse", Spread.SAME_COIN, ties(800), c -> 0.9499, 1),
        of("hopeless", Spread.COINS, ties(300, 900), c -> 0.3, 0.95));
  }

  /** Populations in which a minimum quality asks for more than the target does. */
  static List<Population> withMinimum() {
    return List.of(
        of("informative, at least .9", Spread.COINS, c -> 1, c -> 0.5 + (0.47 * Math.sqrt(c)), 0.93)
            .atLeast(0.90),
        of("graded, at least .905", Spread.GRADED, c -> 1, c -> 0.92 - (0.35 * dropped(c)), 0.92)
            .atLeast(0.905),
        of(
                "ties, at least .92",
                Spread.COINS,
                ties(200, 500, 800, 950),
                c -> 0.15 + (0.87 * c),
                0.95)
            .atLeast(0.92),
        of("one tie, just short of it", Spread.COINS, ties(800), c -> 0.8999, 0.93).atLeast(0.90),
        of("rarely worse, just short", Spread.SAME_COIN, ties(800), c -> 0.9699, 1).atLeast(0.97),
        of("strong tier just short too", Spread.COINS, c -> 1, c -> 0.8999, 0.8999).atLeast(0.90),
        of("weak better, but not enough", Spread.COINS, c -> 1, Population::step, 0.88)
            .atLeast(0.90));
  }

  private Population atLeast(double least) {
    return new Population(name, least, spread, at(density), at(weight), at(weak), at(strong));
  }

  private static DoubleUnaryOperator at(double[] values) {
    return c -> values[(int) Math.round(c * 1000)];
  }

  private static double dropped(double confidence) {
    return (1 - confidence) * (1 - confidence);
  }

  private static double step(double confidence) {
    return confidence > 0.5 ? 0.95 : 0.849;
  }

  private static Population of(
      String name,
      Spread spread,
      DoubleUnaryOperator density,
      DoubleUnaryOperator weak,
      double strong) {
    return new Population(name, 0, spread, density, c -> 1, weak, c -> strong);
  }

  private static double dip(double confidence) {
    return confidence > 0.5 ? 0.94 : 0.80;
  }

  private static double top(double confidence) {
    return confidence < 0.8 ? 0 : -Math.log((1.0001 - confidence) / 0.2001);
  }

  private static DoubleUnaryOperator ties(Integer... steps) {
    List<Integer> tied = List.of(steps);
    return c -> tied.contains((int) Math.round(c * 1000)) ? 1 : 0;
  }

  List<PairedSample> draw(int size, SplittableRandom random) {
    List<PairedSample> samples = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      samples.add(draw(random));
    }
    return samples;
  }

  private PairedSample draw(SplittableRandom random) {
    double position = random.nextDouble();
    int low = 0;
    int high = STEPS - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (upTo[middle] > position) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    double first = random.nextDouble();
    double second = spread == Spread.SAME_COIN ? first : random.nextDouble();
    double variation = 0.5 + random.nextDouble();
    return new PairedSample(
        BigDecimal.valueOf(low, 3),
        quality(weak[low], first),
        quality(strong[low], second),
        WEAK_COST * variation,
        STRONG_COST * variation,
        Group.ANY,
        weight[low]);
  }

  private double quality(double mean, double position) {
    if (spread == Spread.GRADED) {
      double reach = Math.min(0.1, Math.min(mean, 1 - mean));
      return mean + (reach * ((2 * position) - 1));
    }
    return position < mean ? 1 : 0;
  }

  /** The true mean quality at a threshold, in thousandths. */
  double quality(int step) {
    double quality = 0;
    for (int k = 0; k < STEPS; k++) {
      quality += share[k] * (k < step ? strong[k] : weak[k]);
    }
    return quality;
  }

  /** The least mean quality that is asked for besides the target; 0 if none is. */
  double minimum() {
    return minimum;
  }

  /** Whether a threshold keeps the target and the minimum. */
  boolean keepsAll(int step) {
    return quality(step) >= Math.max(minimum, TARGET * quality(STEPS));
  }

  /** The true saving at a threshold, if escalated queries pay whole drafts. */
  double saving(int step) {
    double released = 0;
    for (int k = step; k < STEPS; k++) {
      released += share[k];
    }
    return released - (WEAK_COST / STRONG_COST);
  }

  /** The most that a threshold which keeps all that is asked for can save; 0 if none saves. */
  double bestSaving() {
    double best = 0;
    for (int step = 0; step < STEPS; step++) {
      if (keepsAll(step)) {
        best = Math.max(best, saving(step));
      }
    }
    return best;
  }

  @Override
  public String toString() {
    return name;
  }
}

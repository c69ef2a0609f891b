package dev.mangaassist.tuner.certify;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What samples come to at each threshold of the grid. */
public final class TradeOffs {
  private static final int STEPS = ThresholdGrid.ESCALATE_ALL + 1;

  private final OperatingPoint[] points = new OperatingPoint[STEPS];
  private final TreeSet<Integer> occupied = new TreeSet<>();
  private final OperatingPoint strongAlone;

  private TradeOffs(List<PairedSample> samples, double draftShare) {
    double[] weight = new double[STEPS];
    double[] quality = new double[STEPS];
    double[] cost = new double[STEPS];
    double total = 0;
    double strongQuality = 0;
    double strongCost = 0;
    double allCost = 0;
    for (PairedSample sample : samples) {
      double v = sample.weight();
      int step = ThresholdGrid.step(sample.confidence());
      double escalated = sample.strongCostUsd() + (draftShare * sample.weakCostUsd());
      occupied.add(step);
      weight[step] += v;
      quality[step] += v * (sample.weakQuality() - sample.strongQuality());
      cost[step] += v * (sample.weakCostUsd() - escalated);
      total += v;
      strongQuality += v * sample.strongQuality();
      strongCost += v * sample.strongCostUsd();
      allCost += v * escalated;
    }
    strongAlone = new OperatingPoint(1, strongQuality / total, strongCost / total, 0);
    double released = 0;
    double gained = 0;
    double spared = 0;
    for (int step = ThresholdGrid.ESCALATE_ALL; step >= 0; step--) {
      released += weight[step];
      gained += quality[step];
      spared += cost[step];
      points[step] =
          new OperatingPoint(
              1 - (released / total),
              (strongQuality + gained) / total,
              (allCost + spared) / total,
              1 - ((allCost + spared) / strongCost));
    }
  }

  /**
   * Adds the samples up.
   *
   * @param samples at least one
   * @param draftShare the part of a draft's cost that an escalated query pays, 0 to 1
   */
  public static TradeOffs of(List<PairedSample> samples, double draftShare) {
    return new TradeOffs(samples, draftShare);
  }

  /** Every query given to the strong tier at once, without drafts. */
  public OperatingPoint strongAlone() {
    return strongAlone;
  }

  /** All points that differ, from escalating everything to escalating nothing. */
  public List<OperatingPoint> curve() {
    return Stream.concat(Stream.of(ThresholdGrid.ESCALATE_ALL), occupied().stream())
        .map(this::at)
        .toList();
  }

  OperatingPoint at(int step) {
    return points[step];
  }

  /** The thresholds at which samples begin to be released, from the strictest down. */
  NavigableSet<Integer> occupied() {
    return occupied.descendingSet();
  }
}

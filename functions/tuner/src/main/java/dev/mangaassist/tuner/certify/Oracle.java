package dev.mangaassist.tuner.certify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The best that any escalation could do: it knows both answers beforehand and escalates the queries
 * that gain most quality for a dollar. No confidence reaches it; it shows what is left to gain.
 */
public final class Oracle {
  private Oracle() {}

  /**
   * Cost and quality as it escalates more and more, from nothing to all queries that gain by it.
   *
   * @param samples at least one
   * @param draftShare the part of a draft's cost that an escalated query pays, 0 to 1
   */
  public static List<OperatingPoint> curve(List<PairedSample> samples, double draftShare) {
    double total = samples.stream().mapToDouble(PairedSample::weight).sum();
    double strongCost = samples.stream().mapToDouble(s -> s.weight() * s.strongCostUsd()).sum();
    double quality = samples.stream().mapToDouble(s -> s.weight() * s.weakQuality()).sum();
    double cost = samples.stream().mapToDouble(s -> s.weight() * s.weakCostUsd()).sum();
    double escalated = 0;
    List<OperatingPoint> points = new ArrayList<>();
    points.add(new OperatingPoint(0, quality / total, cost / total, 1 - (cost / strongCost)));
    List<PairedSample> gaining =
        samples.stream()
            .filter(sample -> gain(sample) > 0)
            .sorted(
                Comparator.comparingDouble(sample -> extraCost(sample, draftShare) / gain(sample)))
            .toList();
    for (PairedSample sample : gaining) {
      quality += sample.weight() * gain(sample);
      cost += sample.weight() * extraCost(sample, draftShare);
      escalated += sample.weight();
      points.add(
          new OperatingPoint(
              escalated / total, quality / total, cost / total, 1 - (cost / strongCost)));
    }
    return points;
  }

  private static double gain(PairedSample sample) {
    return sample.strongQuality() - sample.weakQuality();
  }

  private static double extraCost(PairedSample sample, double draftShare) {
    return sample.strongCostUsd() + ((draftShare - 1) * sample.weakCostUsd());
  }
}

package dev.mangaassist.local.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import dev.mangaassist.cascade.understand.FeatureExtractor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Messages as sparse rows for the trainer. A value is the feature's weighted count times its
 * inverse document frequency ln(1 + N / n), over the root of the message's squared weights, as in
 * {@link dev.mangaassist.cascade.understand.LinearModel}; the last column of each row is the bias.
 */
final class FeatureMatrix {
  /** A feature of a single message tells nothing about another. */
  private static final int MIN_MESSAGES = 2;

  /** Brings rows to about unit length, for which the trainer's cost parameter is chosen. */
  private static final double SCALE = 1 / StrictMath.sqrt(20);

  private final int[] features;
  private final double[] factors;
  private final Feature[][] rows;

  private FeatureMatrix(int[] features, double[] factors, Feature[][] rows) {
    this.features = features;
    this.factors = factors;
    this.rows = rows;
  }

  static FeatureMatrix of(List<LabelledMessage> messages, FeatureExtractor extractor) {
    List<Occurrences> occurrences =
        messages.stream().parallel().map(message -> Occurrences.of(message, extractor)).toList();
    Map<Integer, Integer> frequencies = new HashMap<>();
    for (Occurrences message : occurrences) {
      message.counts.keySet().forEach(feature -> frequencies.merge(feature, 1, Integer::sum));
    }
    int[] features =
        frequencies.entrySet().stream()
            .filter(entry -> entry.getValue() >= MIN_MESSAGES)
            .map(Map.Entry::getKey)
            .sorted(Integer::compareUnsigned)
            .mapToInt(Integer::intValue)
            .toArray();
    Map<Integer, Integer> columns = new HashMap<>();
    double[] factors = new double[features.length];
    for (int f = 0; f < features.length; f++) {
      columns.put(features[f], f);
      double rarity = (double) messages.size() / frequencies.getOrDefault(features[f], 1);
      factors[f] = SCALE * StrictMath.log(1 + rarity);
    }
    Feature[][] rows =
        occurrences.stream()
            .map(message -> message.row(columns, factors))
            .toArray(Feature[][]::new);
    return new FeatureMatrix(features, factors, rows);
  }

  /** The features, ascending as unsigned numbers. */
  int[] features() {
    return features;
  }

  /** By what a feature's weight in the trainer's scale becomes one in the model's. */
  double factor(int feature) {
    return factors[feature];
  }

  Feature[] row(int message) {
    return rows[message];
  }

  /** The number of columns, the bias included. */
  int width() {
    return features.length + 1;
  }

  private record Occurrences(Map<Integer, Integer> counts, double norm) {
    static Occurrences of(LabelledMessage message, FeatureExtractor extractor) {
      Map<Integer, Integer> counts = new TreeMap<>();
      long[] squares = new long[1];
      extractor.extract(
          message.text(),
          (feature, weight) -> {
            counts.merge(feature, weight, Integer::sum);
            squares[0] += (long) weight * weight;
          });
      return new Occurrences(counts, Math.sqrt((double) squares[0]));
    }

    Feature[] row(Map<Integer, Integer> columns, double[] factors) {
      Map<Integer, Double> values = new TreeMap<>();
      counts.forEach(
          (feature, count) -> {
            Integer column = columns.get(feature);
            if (column != null) {
              values.put(column, count * factors[column] / norm);
            }
          });
      List<Feature> row = new ArrayList<>(values.size() + 1);
      values.forEach((column, value) -> row.add(new FeatureNode(column + 1, value)));
      row.add(new FeatureNode(factors.length + 1, 1));
      return row.toArray(Feature[]::new);
    }
  }
}

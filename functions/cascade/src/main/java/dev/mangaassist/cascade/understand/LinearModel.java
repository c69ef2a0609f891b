package dev.mangaassist.cascade.understand;

import dev.mangaassist.shared.vocabulary.Task;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A linear model over hashed features. It has a column for each {@link Task}, in the enum's order,
 * and two more: how complex the message is, and whether it is Japanese.
 *
 * <p>A column's score is its bias plus the sum of the weights of the features that occur, divided
 * by the square root of the sum of their squared occurrences. Weights are kept as a byte with a
 * scale a column; cross-validation judges the model in this form.
 */
public final class LinearModel {
  /** The column of the complexity: how many levels a message is above what its task usually is. */
  public static final int COMPLEXITY = Task.values().length;

  /** The column of the language: over 0 if the message is Japanese. */
  public static final int JAPANESE = COMPLEXITY + 1;

  /** How many columns there are. */
  public static final int COLUMNS = JAPANESE + 1;

  private static final int ABSENT = -1;

  private final byte[] weights;
  private final float[] scales;
  private final float[] biases;

  // an open hash table: the feature in the upper half, its row in the lower one
  private final long[] slots;
  private final int shift;

  /**
   * Makes a model of its parts.
   *
   * @param features the features that it knows, ascending as unsigned numbers, each once
   * @param weights a row of {@link #COLUMNS} for each feature, in the order of the features
   * @param scales for each column what a weight of 1 is worth
   * @param biases for each column
   */
  public LinearModel(int[] features, byte[] weights, float[] scales, float[] biases) {
    this.weights = weights;
    this.scales = scales;
    this.biases = biases;
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(features.length) + 1;
    this.shift = Integer.SIZE - bits;
    this.slots = new long[1 << bits];
    Arrays.fill(slots, ABSENT);
    for (int row = 0; row < features.length; row++) {
      int slot = features[row] >>> shift;
      while (slots[slot] != ABSENT) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = ((long) features[row] << Integer.SIZE) | row;
    }
  }

  /** The column of a task: its place in the enum. */
  public static int column(Task task) {
    return List.of(Task.values()).indexOf(task);
  }

  /** The score of each column for a text. */
  public double[] score(FeatureExtractor extractor, String text) {
    Scorer scorer = new Scorer();
    extractor.extract(text, scorer);
    return scorer.scores();
  }

  /** Adds up what the features of one text say; to be used once. */
  private final class Scorer implements FeatureSink {
    private final int[] sums = new int[COLUMNS];
    private long squares;

    @Override
    public void add(int feature, int weight) {
      squares += (long) weight * weight;
      int row = row(feature);
      if (row != ABSENT) {
        int from = row * COLUMNS;
        for (int c = 0; c < COLUMNS; c++) {
          sums[c] += weight * weights[from + c];
        }
      }
    }

    double[] scores() {
      double norm = Math.sqrt((double) squares);
      double[] scores = new double[COLUMNS];
      for (int c = 0; c < COLUMNS; c++) {
        scores[c] = biases[c] + scales[c] * sums[c] / norm;
      }
      return scores;
    }
  }

  private int row(int feature) {
    int slot = feature >>> shift;
    while (slots[slot] != ABSENT) {
      if ((int) (slots[slot] >>> Integer.SIZE) == feature) {
        return (int) slots[slot];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return ABSENT;
  }

  void write(DataOutputStream out) throws IOException {
    int[] features = new int[weights.length / COLUMNS];
    for (long slot : slots) {
      if (slot != ABSENT) {
        features[(int) slot] = (int) (slot >>> Integer.SIZE);
      }
    }
    out.writeInt(features.length);
    int last = 0;
    for (int feature : features) {
      Varint.write(feature - last, out);
      last = feature;
    }
    out.write(weights);
    for (int c = 0; c < COLUMNS; c++) {
      out.writeFloat(scales[c]);
      out.writeFloat(biases[c]);
    }
  }

  static LinearModel read(ByteBuffer in) {
    int[] features = new int[in.getInt()];
    int last = 0;
    for (int row = 0; row < features.length; row++) {
      last += Varint.read(in);
      features[row] = last;
    }
    byte[] weights = new byte[features.length * COLUMNS];
    in.get(weights);
    float[] scales = new float[COLUMNS];
    float[] biases = new float[COLUMNS];
    for (int c = 0; c < COLUMNS; c++) {
      scales[c] = in.getFloat();
      biases[c] = in.getFloat();
    }
    return new LinearModel(features, weights, scales, biases);
  }
}

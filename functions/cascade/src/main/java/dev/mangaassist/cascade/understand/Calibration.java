package dev.mangaassist.cascade.understand;

import dev.mangaassist.shared.vocabulary.Task;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Turns the scores of the tasks into probabilities: a multinomial logistic regression on them,
 * fitted to scores of messages that the scoring model had not been trained on (Platt, 1999, for
 * several classes).
 */
public final class Calibration {
  private static final int TASKS = Task.values().length;

  private final float[][] slopes;
  private final float[] intercepts;

  /**
   * Makes a calibration.
   *
   * @param slopes for each task the weight of each task's score
   * @param intercepts for each task
   */
  public Calibration(float[][] slopes, float[] intercepts) {
    this.slopes = slopes;
    this.intercepts = intercepts;
  }

  /**
   * The probability of each task, in the enum's order; they add up to 1.
   *
   * @param scores at least one for each task, in the enum's order
   */
  public double[] probabilities(double[] scores) {
    double[] result = new double[TASKS];
    double highest = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < TASKS; t++) {
      result[t] = intercepts[t];
      for (int s = 0; s < TASKS; s++) {
        result[t] += slopes[t][s] * scores[s];
      }
      highest = Math.max(highest, result[t]);
    }
    double sum = 0;
    for (int t = 0; t < TASKS; t++) {
      // StrictMath, because training goes through here and must give the same model everywhere
      result[t] = StrictMath.exp(result[t] - highest);
      sum += result[t];
    }
    for (int t = 0; t < TASKS; t++) {
      result[t] /= sum;
    }
    return result;
  }

  void write(DataOutputStream out) throws IOException {
    for (int t = 0; t < TASKS; t++) {
      out.writeFloat(intercepts[t]);
      for (int s = 0; s < TASKS; s++) {
        out.writeFloat(slopes[t][s]);
      }
    }
  }

  static Calibration read(ByteBuffer in) {
    float[][] slopes = new float[TASKS][TASKS];
    float[] intercepts = new float[TASKS];
    for (int t = 0; t < TASKS; t++) {
      intercepts[t] = in.getFloat();
      for (int s = 0; s < TASKS; s++) {
        slopes[t][s] = in.getFloat();
      }
    }
    return new Calibration(slopes, intercepts);
  }
}

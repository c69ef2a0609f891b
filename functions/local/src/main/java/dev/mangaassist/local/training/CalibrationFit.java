package dev.mangaassist.local.training;

import dev.mangaassist.cascade.understand.Calibration;
import dev.mangaassist.shared.vocabulary.Task;

/**
 * Fits a {@link Calibration} to scores and what was right: multinomial logistic regression by
 * gradient descent on all of them at once, with a pull towards "each task's own score counts, and
 * equally".
 */
final class CalibrationFit {
  private static final int TASKS = Task.values().length;
  private static final int STEPS = 400;
  private static final double RATE = 0.5;
  private static final double MOMENTUM = 0.9;
  private static final double PULL = 0.001;
  private static final double FIRST_SLOPE = 3;

  private final double[][] scores;
  private final int[] right;

  private CalibrationFit(double[][] scores, int[] right) {
    this.scores = scores;
    this.right = right;
  }

  /**
   * Fits.
   *
   * @param scores of messages that the scoring model was not trained on
   * @param right for each message the number of its task
   */
  static Calibration fit(double[][] scores, int[] right) {
    return new CalibrationFit(scores, right).descend();
  }

  private Calibration descend() {
    double[][] slopes = new double[TASKS][TASKS + 1];
    for (int t = 0; t < TASKS; t++) {
      slopes[t][t] = FIRST_SLOPE;
    }
    double[][] velocity = new double[TASKS][TASKS + 1];
    for (int step = 0; step < STEPS; step++) {
      double[][] gradient = gradient(slopes);
      for (int t = 0; t < TASKS; t++) {
        for (int s = 0; s <= TASKS; s++) {
          velocity[t][s] = MOMENTUM * velocity[t][s] - RATE * gradient[t][s];
          slopes[t][s] += velocity[t][s];
        }
      }
    }
    return calibration(slopes);
  }

  private double[][] gradient(double[][] slopes) {
    Calibration current = calibration(slopes);
    double[][] gradient = new double[TASKS][TASKS + 1];
    for (int m = 0; m < scores.length; m++) {
      double[] probabilities = current.probabilities(scores[m]);
      for (int t = 0; t < TASKS; t++) {
        double error = (probabilities[t] - (right[m] == t ? 1 : 0)) / scores.length;
        for (int s = 0; s < TASKS; s++) {
          gradient[t][s] += error * scores[m][s];
        }
        gradient[t][TASKS] += error;
      }
    }
    for (int t = 0; t < TASKS; t++) {
      for (int s = 0; s < TASKS; s++) {
        gradient[t][s] += PULL * (slopes[t][s] - (s == t ? FIRST_SLOPE : 0));
      }
    }
    return gradient;
  }

  private static Calibration calibration(double[][] slopes) {
    float[][] result = new float[TASKS][TASKS];
    float[] intercepts = new float[TASKS];
    for (int t = 0; t < TASKS; t++) {
      for (int s = 0; s < TASKS; s++) {
        result[t][s] = (float) slopes[t][s];
      }
      intercepts[t] = (float) slopes[t][TASKS];
    }
    return new Calibration(result, intercepts);
  }
}

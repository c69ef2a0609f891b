package dev.mangaassist.local.training;

import dev.mangaassist.cascade.understand.ComplexityScale;
import dev.mangaassist.cascade.understand.LinearModel;
import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Task;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits a {@link ComplexityScale}: every cut of a task stands where it puts the fewest messages of
 * the task on the wrong side.
 */
final class ComplexityFit {
  private static final int CUTS = Complexity.values().length - 1;

  private ComplexityFit() {}

  /**
   * Fits.
   *
   * @param scores of messages that the scoring model was not trained on
   * @param messages the messages, in the same order
   */
  static ComplexityScale fit(double[][] scores, List<LabelledMessage> messages) {
    float[][] cuts =
        Arrays.stream(Task.values())
            .map(task -> cuts(scores, messages, task))
            .toArray(float[][]::new);
    return new ComplexityScale(cuts);
  }

  private static float[] cuts(double[][] scores, List<LabelledMessage> messages, Task task) {
    int[] ofTask =
        IntStream.range(0, scores.length)
            .filter(m -> messages.get(m).task() == task)
            .boxed()
            .sorted((a, b) -> Double.compare(complexity(scores, a), complexity(scores, b)))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = Arrays.stream(ofTask).mapToDouble(m -> complexity(scores, m)).toArray();
    int[] levels = Arrays.stream(ofTask).map(m -> messages.get(m).complexity().level()).toArray();
    float[] cuts = new float[CUTS];
    for (int c = 0; c < CUTS; c++) {
      float cut = (float) cut(sorted, levels, c + 1);
      cuts[c] = c == 0 ? cut : Math.max(cut, cuts[c - 1]);
    }
    return cuts;
  }

  private static double complexity(double[][] scores, int message) {
    return scores[message][LinearModel.COMPLEXITY];
  }

  /**
   * Where fewest messages of a level up to this one are above, and fewest of a higher one below.
   */
  private static double cut(double[] scores, int[] levels, int highestBelow) {
    int wrong = (int) Arrays.stream(levels).filter(level -> level <= highestBelow).count();
    int fewest = wrong;
    double best = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < scores.length; m++) {
      wrong += levels[m] <= highestBelow ? -1 : 1;
      if (wrong < fewest) {
        fewest = wrong;
        best = m + 1 < scores.length ? (scores[m] + scores[m + 1]) / 2 : Double.POSITIVE_INFINITY;
      }
    }
    return best;
  }
}

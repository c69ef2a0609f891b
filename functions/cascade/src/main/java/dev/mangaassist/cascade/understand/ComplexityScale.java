package dev.mangaassist.cascade.understand;

import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Task;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Cuts the score of a message's complexity into levels. Each task has cuts of its own: what is much
 * for a summary is little for a discussion.
 */
public final class ComplexityScale {
  private static final Complexity[] LEVELS = Complexity.values();
  private static final int TASKS = Task.values().length;

  private final float[][] cuts;

  /**
   * Makes a scale.
   *
   * @param cuts for each task, in the enum's order, the score from which on a message is of the
   *     second level, of the third, and so on, ascending
   */
  public ComplexityScale(float[][] cuts) {
    this.cuts = cuts;
  }

  /**
   * The level of a score.
   *
   * @param task the place of the message's task in the enum
   */
  Complexity level(int task, double score) {
    int level = 0;
    while (level < LEVELS.length - 1 && score >= cuts[task][level]) {
      level++;
    }
    return LEVELS[level];
  }

  void write(DataOutputStream out) throws IOException {
    for (float[] ofTask : cuts) {
      for (float cut : ofTask) {
        out.writeFloat(cut);
      }
    }
  }

  static ComplexityScale read(ByteBuffer in) {
    float[][] cuts = new float[TASKS][LEVELS.length - 1];
    for (float[] ofTask : cuts) {
      for (int c = 0; c < ofTask.length; c++) {
        ofTask[c] = in.getFloat();
      }
    }
    return new ComplexityScale(cuts);
  }
}

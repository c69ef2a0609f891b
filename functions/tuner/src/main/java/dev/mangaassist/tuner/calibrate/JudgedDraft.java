package dev.mangaassist.tuner.calibrate;

import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;

/**
 * A draft whose answer was judged.
 *
 * @param score of the draft, 0..1: what calibrations read
 * @param good whether it was a good answer
 */
public record JudgedDraft(BigDecimal score, Task task, Language language, boolean good) {
  public JudgedDraft {
    if (score.signum() < 0 || score.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("A score must be 0 to 1, but is " + score);
    }
  }
}

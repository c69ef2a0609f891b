package dev.mangaassist.tuner.calibrate;

import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.config.ConfidenceCalibration.Curve;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fits a calibration to judged drafts: a curve for every task and language with at least {@value
 * #ENOUGH} of them, for every task and every language with as many, and one for all. What has too
 * few drafts of its own follows the next wider curve.
 */
public final class CalibrationFit {
  /** With 200 drafts the share of good ones is known to about three points (one sd). */
  public static final int ENOUGH = 200;

  private CalibrationFit() {}

  /**
   * Fits a calibration.
   *
   * @return empty if there are too few drafts even for one curve
   */
  public static Optional<ConfidenceCalibration> fit(
      String name, int version, List<JudgedDraft> drafts) {
    List<Curve> curves = new ArrayList<>();
    for (Task task : Task.values()) {
      for (Language language : Language.values()) {
        addCurve(curves, drafts, Optional.of(task), Optional.of(language));
      }
      addCurve(curves, drafts, Optional.of(task), Optional.empty());
    }
    for (Language language : Language.values()) {
      addCurve(curves, drafts, Optional.empty(), Optional.of(language));
    }
    addCurve(curves, drafts, Optional.empty(), Optional.empty());
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(new ConfidenceCalibration(name, version, curves));
  }

  private static void addCurve(
      List<Curve> curves,
      List<JudgedDraft> drafts,
      Optional<Task> task,
      Optional<Language> language) {
    List<JudgedDraft> own =
        drafts.stream()
            .filter(draft -> task.filter(t -> t != draft.task()).isEmpty())
            .filter(draft -> language.filter(l -> l != draft.language()).isEmpty())
            .toList();
    if (own.size() >= ENOUGH) {
      curves.add(new Curve(task, language, IsotonicFit.knots(own)));
    }
  }
}

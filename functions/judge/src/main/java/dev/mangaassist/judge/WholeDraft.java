package dev.mangaassist.judge;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.answers.confidence.Confidence;
import dev.mangaassist.answers.confidence.ConfidenceEstimator;
import dev.mangaassist.answers.confidence.DraftCheck;
import dev.mangaassist.answers.confidence.HeadReader;
import dev.mangaassist.answers.confidence.HeadReader.Beginning;
import dev.mangaassist.answers.confidence.StrayHeads;
import dev.mangaassist.answers.write.AnswerWriter;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.shared.config.ConfidenceCalibration;
import java.util.Optional;

/**
 * Reads a draft to its end, takes its head off, and rates it by the cascade's rule. A confidence
 * only ever falls while a draft is written, so that the one of the whole draft passes a threshold
 * exactly if the cascade would not have given the draft up on the way. For one thread.
 */
final class WholeDraft implements AnswerWriter.Reader {
  private final ConfidenceEstimator estimator;
  private final Understanding understanding;
  private final Optional<ConfidenceCalibration> calibration;
  private final HeadReader headReader;
  private final StrayHeads strayHeads;
  private DraftCheck check;
  private boolean begun;

  /**
   * @param key of the head that the model was asked for
   */
  WholeDraft(
      ConfidenceEstimator estimator,
      Understanding understanding,
      Optional<ConfidenceCalibration> calibration,
      String key) {
    this.estimator = estimator;
    this.understanding = understanding;
    this.calibration = calibration;
    this.headReader = new HeadReader(key);
    this.strayHeads = new StrayHeads(key);
    this.check = estimator.check(understanding, Optional.empty(), calibration);
  }

  @Override
  public boolean text(String more) {
    if (begun) {
      check.add(strayHeads.add(more));
    } else {
      begin(headReader.read(more));
    }
    return true;
  }

  @Override
  public boolean idle() {
    return true;
  }

  /** Takes the end of the draft, and says how sure it is. */
  Confidence complete(ModelReply reply) {
    if (!begun) {
      begin(headReader.end());
    }
    check.add(strayHeads.rest());
    return check.complete(reply);
  }

  /** What was written, without its head. */
  String text() {
    return check.text();
  }

  private void begin(Beginning beginning) {
    switch (beginning) {
      case Beginning.Open() -> {
        // the next text tells
      }
      case Beginning.Found found -> {
        check = estimator.check(understanding, Optional.of(found.head()), calibration);
        begun = true;
        check.add(strayHeads.add(found.rest()));
      }
      case Beginning.Missing missing -> {
        begun = true;
        check.add(strayHeads.add(missing.text()));
      }
    }
  }
}

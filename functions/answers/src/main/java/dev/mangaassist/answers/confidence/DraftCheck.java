package dev.mangaassist.answers.confidence;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.vocabulary.Task;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Rates one answer while it comes in. What speaks against it only ever adds up: the confidence so
 * far never rises from one piece of text to the next. For one thread.
 */
public final class DraftCheck {
  private final Understanding understanding;
  private final Optional<Head> head;
  private final Optional<ConfidenceCalibration> calibration;
  private final HedgeWatch hedges;
  private final LanguageWatch language;
  private final StringBuilder text = new StringBuilder();
  private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);

  DraftCheck(
      HedgingPhrases phrases,
      Understanding understanding,
      Optional<Head> head,
      Optional<ConfidenceCalibration> calibration) {
    this.understanding = understanding;
    this.head = head;
    this.calibration = calibration;
    this.hedges = new HedgeWatch(phrases);
    this.language = new LanguageWatch(understanding.language());
  }

  /** Takes more of the text. */
  public void add(String more) {
    text.append(more);
    hedges.add(more);
    language.add(more);
    if (Repetition.endsIn(text)) {
      flaws.add(Flaw.REPETITION);
    }
    noteLanguage(false);
  }

  /** The text that has come in. */
  public String text() {
    return text.toString();
  }

  /** How sure the answer is, as far as it has come. */
  public Confidence soFar() {
    return confidence(hedges.soFar(), false);
  }

  /** How sure the answer is, now that it has ended. */
  public Confidence complete(ModelReply reply) {
    noteLanguage(true);
    if (text.toString().isBlank()) {
      flaws.add(Flaw.EMPTY);
    }
    return confidence(hedges.complete(), reply.truncated());
  }

  private Confidence confidence(Set<String> found, boolean truncated) {
    return ConfidenceEstimator.confidence(
        understanding, head, calibration, found, truncated, flaws);
  }

  /** A translation is rightly in the other language. */
  private void noteLanguage(boolean complete) {
    if (understanding.task() != Task.TRANSLATION && language.isWrong(complete)) {
      flaws.add(Flaw.WRONG_LANGUAGE);
    }
  }
}

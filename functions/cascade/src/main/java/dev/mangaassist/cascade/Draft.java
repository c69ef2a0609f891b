package dev.mangaassist.cascade;

import dev.mangaassist.cascade.confidence.Confidence;
import dev.mangaassist.cascade.confidence.ConfidenceEstimator;
import dev.mangaassist.cascade.confidence.DraftCheck;
import dev.mangaassist.cascade.confidence.HeadReader;
import dev.mangaassist.cascade.confidence.HeadReader.Beginning;
import dev.mangaassist.cascade.confidence.StrayHeads;
import dev.mangaassist.cascade.deliver.Tail;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.vocabulary.Tier;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A Haiku draft while it is written. Its head decides, before the customer sees a word, whether it
 * is shown as it comes or given up for the Sonnet tier. A draft without a head is held back until
 * it is complete or the last moment for an escalation has come. What is shown is a little behind
 * what is written, and watched to its end: doubts that add up to too many can still give it up. For
 * one thread.
 */
final class Draft implements AnswerWriter.Reader {

  /** How far a draft has come with its customer. */
  private enum Phase {
    /** Its head is awaited. */
    HEAD,
    /** It has none, and is held back while it can still be given up. */
    HELD,
    /** It is shown as it comes. */
    SHOWN
  }

  private final Ask ask;
  private final Escalation escalation;
  private final ConfidenceEstimator estimator;
  private final HeadReader headReader;
  private final Optional<StrayHeads> strayHeads;
  private final Tail tail;
  private DraftCheck check;
  private Phase phase;
  private Optional<Rejection> rejection = Optional.empty();

  /**
   * @param key of the head, if the model was asked for one
   */
  Draft(
      Ask ask,
      Escalation escalation,
      ConfidenceEstimator estimator,
      Optional<String> key,
      InstantSource clock) {
    this.ask = ask;
    this.escalation = escalation;
    this.estimator = estimator;
    this.headReader = new HeadReader(key.orElse(""));
    this.strayHeads = key.map(StrayHeads::new);
    this.tail = new Tail(clock);
    this.check = estimator.check(ask.understanding(), Optional.empty(), calibration());
    this.phase = key.isPresent() ? Phase.HEAD : Phase.SHOWN;
  }

  @Override
  public boolean text(String more) {
    if (phase == Phase.HEAD) {
      begin(headReader.read(more));
    } else {
      add(more);
    }
    return goOn();
  }

  @Override
  public boolean idle() {
    return goOn();
  }

  /**
   * Takes the end of the draft: what is not given up is shown to its last word.
   *
   * @return how sure the draft is
   */
  Confidence complete(ModelReply reply) {
    if (phase == Phase.HEAD) {
      begin(headReader.end());
    }
    strayHeads.map(StrayHeads::rest).ifPresent(this::keep);
    Confidence confidence = check.complete(reply);
    rejectUnlessGood(confidence, Rejection.Stage.END);
    if (rejection.isEmpty()) {
      show(tail.rest());
    }
    return confidence;
  }

  /** What was written, without its head. */
  String text() {
    return check.text();
  }

  /** Why it was given up for the Sonnet tier, if it was. */
  Optional<Rejection> rejection() {
    return rejection;
  }

  private void begin(Beginning beginning) {
    switch (beginning) {
      case Beginning.Open() -> {
        // the next text tells
      }
      case Beginning.Found found -> {
        check = estimator.check(ask.understanding(), Optional.of(found.head()), calibration());
        rejectUnlessGood(check.soFar(), Rejection.Stage.HEAD);
        phase = Phase.SHOWN;
        add(found.rest());
      }
      case Beginning.Missing missing -> {
        phase = escalation.refusal().isEmpty() ? Phase.HELD : Phase.SHOWN;
        add(missing.text());
      }
    }
  }

  private void add(String more) {
    keep(strayHeads.map(heads -> heads.add(more)).orElse(more));
  }

  private void keep(String text) {
    check.add(text);
    tail.add(text);
  }

  /** Decides whether the draft goes on, and shows what is ripe. */
  private boolean goOn() {
    if (phase != Phase.SHOWN) {
      ask.frames().checkPresence();
      if (escalation.isLastChance()) {
        rejectIfLate();
      }
    }
    if (phase == Phase.SHOWN) {
      rejectUnlessGood(check.soFar(), Rejection.Stage.STREAM);
      if (rejection.isEmpty()) {
        show(tail.ripe());
      }
    }
    return rejection.isEmpty();
  }

  /** Holding back any longer would make an escalation too late: what is there has to do. */
  private void rejectIfLate() {
    if (check.text().isBlank() && escalation.opens()) {
      rejection = Optional.of(new Rejection(check.soFar(), Rejection.Stage.LATE));
    } else {
      rejectUnlessGood(check.soFar(), Rejection.Stage.LATE);
      phase = phase == Phase.HELD ? Phase.SHOWN : phase;
    }
  }

  private void rejectUnlessGood(Confidence confidence, Rejection.Stage stage) {
    if (rejection.isEmpty() && !passes(confidence) && escalation.opens()) {
      rejection = Optional.of(new Rejection(confidence, stage));
    }
  }

  private void show(String text) {
    if (text.isEmpty()) {
      ask.frames().idle();
      ask.frames().checkPresence();
    } else {
      ask.frames().text(ask.understanding().task(), Tier.HAIKU, text);
    }
  }

  private boolean passes(Confidence confidence) {
    return confidence.passes(ask.configuration().confidenceThreshold());
  }

  private Optional<ConfidenceCalibration> calibration() {
    return ask.configuration().calibration();
  }
}

package dev.mangaassist.cascade;

import dev.mangaassist.answers.confidence.Confidence;
import dev.mangaassist.answers.confidence.ConfidenceEstimator;
import dev.mangaassist.answers.prompt.Prompt;
import dev.mangaassist.answers.prompt.Prompts;
import dev.mangaassist.answers.write.AnswerWriter;
import dev.mangaassist.answers.write.AnswerWriter.Reader;
import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.answers.write.FirstTokenTimes;
import dev.mangaassist.cascade.deliver.Caveat;
import dev.mangaassist.cascade.select.DraftOdds;
import dev.mangaassist.models.ModelException;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.vocabulary.Tier;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Has an ask answered by the tier of its plan. A Haiku draft that is given up goes to the Sonnet
 * tier, whose answer streams to the customer at once. If that tier fails or is late, the Haiku tier
 * answers after all, with an honest sentence.
 */
final class Cascade {
  private final ModelPair pair;
  private final AnswerWriter writer;
  private final Prompts prompts;
  private final ConfidenceEstimator estimator;
  private final DraftOdds odds;
  private final FirstTokenTimes firstTokens;
  private final InstantSource clock;
  private final Telemetry telemetry;

  Cascade(
      ModelPair pair,
      AnswerWriter writer,
      Prompts prompts,
      ConfidenceEstimator estimator,
      DraftOdds odds,
      FirstTokenTimes firstTokens,
      InstantSource clock,
      Telemetry telemetry) {
    this.pair = pair;
    this.writer = writer;
    this.prompts = prompts;
    this.estimator = estimator;
    this.odds = odds;
    this.firstTokens = firstTokens;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /**
   * Answers, and has posted the whole text but {@code done} when it returns.
   *
   * @throws ModelException if no tier could answer
   */
  CascadeResult answer(Ask ask) {
    return switch (ask.plan().tier()) {
      case SONNET -> write(ask, Tier.SONNET, ask.deadline(), "").as(ask.plan().reason());
      case HAIKU -> draft(ask);
    };
  }

  private CascadeResult draft(Ask ask) {
    boolean wantsHead = ask.plan().mayEscalate();
    Prompt prompt = prompt(ask, wantsHead);
    Escalation escalation = new Escalation(ask, pair.sonnet(), firstTokens);
    Draft draft =
        new Draft(
            ask,
            escalation,
            estimator,
            wantsHead ? Optional.of(prompt.key().digits()) : Optional.empty(),
            clock);
    Optional<ModelReply> reply =
        writer.write(
            request(ask, Tier.HAIKU, prompt), ask.deadline(), ask.deadline(), ask.ledger(), draft);
    Optional<Confidence> confidence = reply.map(draft::complete);
    noteOdds(ask, draft, confidence);
    return draft.rejection().isPresent()
        ? escalate(ask, draft, reply)
        : give(ask, draft, reply.orElseThrow(), confidence.orElseThrow(), escalation.refusal());
  }

  private void noteOdds(Ask ask, Draft draft, Optional<Confidence> confidence) {
    boolean passed =
        draft.rejection().isEmpty() && confidence.filter(c -> passes(ask, c)).isPresent();
    odds.drafted(ask.understanding().task(), ask.understanding().complexity(), passed);
  }

  private CascadeResult escalate(Ask ask, Draft draft, Optional<ModelReply> whole) {
    Rejection rejection = draft.rejection().orElseThrow();
    try {
      return write(
              ask,
              Tier.SONNET,
              ask.deadline().atMost(ask.configuration().escalationTimeLimit()),
              "escalated")
          .instead(rejection, "draft failed its check");
    } catch (ModelException e) {
      telemetry.error("escalation.failed", e, Map.of("request", ask.request().requestId()));
      ask.frames().replace("escalation_failed");
      return fallBack(ask, draft, whole, "escalation failed: " + e.kind());
    }
  }

  /** Gives the draft after all if it is whole, else has the Haiku tier answer once more. */
  private CascadeResult fallBack(Ask ask, Draft draft, Optional<ModelReply> whole, String reason) {
    if (whole.isPresent() && !draft.text().isBlank()) {
      ask.frames().text(ask.understanding().task(), Tier.HAIKU, draft.text());
      Confidence confidence = draft.rejection().orElseThrow().confidence();
      return caution(ask, result(draft.text(), Tier.HAIKU, whole.get(), confidence), reason);
    }
    CascadeResult answer = write(ask, Tier.HAIKU, ask.deadline(), "");
    return caution(ask, answer, reason);
  }

  private CascadeResult give(
      Ask ask, Draft draft, ModelReply reply, Confidence confidence, Optional<String> refusal) {
    CascadeResult result = result(draft.text(), Tier.HAIKU, reply, confidence);
    requireText(draft.text());
    return passes(ask, confidence)
        ? result.as(ask.plan().reason())
        : caution(ask, result, "low confidence, but " + refusal.orElse("no escalation"));
  }

  /** Ends an answer that is not good enough with an honest sentence. */
  private CascadeResult caution(Ask ask, CascadeResult result, String reason) {
    String caveat = Caveat.of(ask.understanding().language());
    ask.frames().text(ask.understanding().task(), result.tier(), caveat);
    return result.cautioned(caveat, reason);
  }

  /**
   * Has a tier answer without a head, and shows the answer as it comes.
   *
   * @param replacing why what was shown so far is dropped with the first text
   */
  private CascadeResult write(Ask ask, Tier tier, Deadline firstTextBy, String replacing) {
    StringBuilder text = new StringBuilder();
    ModelReply reply =
        writer
            .write(
                request(ask, tier, prompt(ask, false)),
                firstTextBy,
                ask.deadline(),
                ask.ledger(),
                show(ask, tier, text, replacing))
            .orElseThrow();
    requireText(text.toString());
    Confidence confidence =
        estimator.estimate(
            text.toString(), reply, ask.understanding(), ask.configuration().calibration());
    return result(text.toString(), tier, reply, confidence);
  }

  private static void requireText(String text) {
    if (text.isBlank()) {
      throw new ModelException(ModelException.Kind.UNAVAILABLE, "The model wrote nothing");
    }
  }

  private CascadeResult result(String text, Tier tier, ModelReply reply, Confidence confidence) {
    return CascadeResult.written(text, tier, pair.of(tier).id(), reply, confidence);
  }

  private static boolean passes(Ask ask, Confidence confidence) {
    return confidence.passes(ask.threshold());
  }

  private Prompt prompt(Ask ask, boolean wantsHead) {
    return prompts.write(ask.understanding(), ask.turn().memory(), ask.request().text(), wantsHead);
  }

  private ModelRequest request(Ask ask, Tier tier, Prompt prompt) {
    return prompt.to(tier, pair, ask.configuration());
  }

  /** Shows an answer as it comes; what it replaces stays until its first text is there. */
  private static Reader show(Ask ask, Tier tier, StringBuilder text, String replacing) {
    return new Reader() {
      @Override
      public boolean text(String more) {
        if (text.isEmpty() && !replacing.isEmpty()) {
          ask.frames().replace(replacing);
        }
        text.append(more);
        ask.frames().text(ask.understanding().task(), tier, more);
        return true;
      }

      @Override
      public boolean idle() {
        ask.frames().idle();
        ask.frames().checkPresence();
        return true;
      }
    };
  }
}

package dev.mangaassist.cascade;

import dev.mangaassist.cascade.AnswerWriter.Reader;
import dev.mangaassist.cascade.AnswerWriter.Written;
import dev.mangaassist.cascade.confidence.Confidence;
import dev.mangaassist.cascade.confidence.ConfidenceEstimator;
import dev.mangaassist.cascade.prompt.Prompts;
import dev.mangaassist.cascade.understand.Understanding;
import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.models.ModelException;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has an ask answered by the tier of its plan. A Haiku draft is held back until it has passed its
 * check; one that fails goes to the Sonnet tier, whose answer streams to the customer at once. If
 * that tier fails or is late, the draft is given after all: it is the best there is.
 */
final class Cascade {
  private final ModelPair pair;
  private final AnswerWriter writer;
  private final Prompts prompts;
  private final ConfidenceEstimator estimator;
  private final Telemetry telemetry;

  Cascade(
      ModelPair pair,
      AnswerWriter writer,
      Prompts prompts,
      ConfidenceEstimator estimator,
      Telemetry telemetry) {
    this.pair = pair;
    this.writer = writer;
    this.prompts = prompts;
    this.estimator = estimator;
    this.telemetry = telemetry;
  }

  /**
   * Answers, and has posted the whole text but {@code done} when it returns.
   *
   * @throws ModelException if no tier could answer
   */
  CascadeResult answer(Ask ask) {
    return switch (ask.plan().tier()) {
      case SONNET -> stream(ask, Optional.empty(), ask.deadline(), ask.plan().reason());
      case HAIKU -> draft(ask);
    };
  }

  private CascadeResult draft(Ask ask) {
    Written draft =
        writer.write(
            request(ask, Tier.HAIKU), ask.deadline(), ask.deadline(), ask.ledger(), holdBack(ask));
    Confidence confidence = rate(ask, draft);
    if (confidence.passes(ask.configuration().confidenceThreshold())) {
      return give(ask, draft, confidence, ask.plan().reason());
    }
    if (!ask.plan().mayEscalate()) {
      return give(ask, draft, confidence, "low confidence, but no escalation allowed");
    }
    return escalate(ask, draft, confidence);
  }

  private CascadeResult escalate(Ask ask, Written draft, Confidence confidence) {
    try {
      return stream(
          ask,
          Optional.of(confidence),
          ask.deadline().atMost(ask.configuration().escalationTimeLimit()),
          "draft failed its check");
    } catch (ModelException e) {
      telemetry.error("escalation.failed", e, Map.of("request", ask.request().requestId()));
      if (draft.text().isBlank()) {
        throw e;
      }
      ask.frames().replace("escalation_failed");
      return give(ask, draft, confidence, "escalation failed: " + e.kind());
    }
  }

  private CascadeResult stream(
      Ask ask, Optional<Confidence> rejectedDraft, Deadline firstTextBy, String reason) {
    Written answer =
        writer.write(
            request(ask, Tier.SONNET), firstTextBy, ask.deadline(), ask.ledger(), show(ask));
    if (answer.text().isBlank()) {
      throw new ModelException(ModelException.Kind.UNAVAILABLE, "The model wrote nothing");
    }
    return result(answer, Tier.SONNET, rate(ask, answer), rejectedDraft, reason);
  }

  private CascadeResult give(Ask ask, Written draft, Confidence confidence, String reason) {
    if (draft.text().isBlank()) {
      throw new ModelException(ModelException.Kind.UNAVAILABLE, "The model wrote nothing");
    }
    ask.frames().text(ask.understanding().task(), Tier.HAIKU, draft.text());
    ask.frames().flush();
    boolean passed = confidence.passes(ask.configuration().confidenceThreshold());
    return result(
        draft, Tier.HAIKU, confidence, passed ? Optional.empty() : Optional.of(confidence), reason);
  }

  private CascadeResult result(
      Written written,
      Tier tier,
      Confidence confidence,
      Optional<Confidence> rejectedDraft,
      String reason) {
    boolean escalated = tier == Tier.SONNET && rejectedDraft.isPresent();
    return new CascadeResult(
        written.text(),
        tier,
        pair.of(tier).id(),
        escalated,
        false,
        0,
        tier == Tier.SONNET || rejectedDraft.isEmpty(),
        written.reply().stopReason(),
        written.reply().complete(),
        confidence,
        rejectedDraft,
        reason);
  }

  private Confidence rate(Ask ask, Written written) {
    return estimator.estimate(written.text(), written.reply(), ask.understanding().task());
  }

  /** About how many tokens a model reads to answer a text after some earlier messages. */
  long promptTokens(Understanding understanding, List<ChatMessage> memory, String text) {
    return ModelRequest.estimatedInputTokens(
        prompts.system(understanding), conversation(memory, text));
  }

  private static List<ChatMessage> conversation(List<ChatMessage> memory, String text) {
    List<ChatMessage> messages = new ArrayList<>(memory);
    messages.add(ChatMessage.user(text));
    return messages;
  }

  private ModelRequest request(Ask ask, Tier tier) {
    Configuration configuration = ask.configuration();
    List<ChatMessage> messages = conversation(ask.turn().memory(), ask.request().text());
    String system = prompts.system(ask.understanding());
    return switch (tier) {
      case HAIKU ->
          new ModelRequest(
              pair.haiku(),
              system,
              messages,
              configuration.haikuMaxTokens(),
              configuration.haikuTemperature());
      case SONNET ->
          new ModelRequest(
              pair.sonnet(),
              system,
              messages,
              configuration.sonnetMaxTokens(),
              configuration.sonnetTemperature());
    };
  }

  /** Shows nothing; notices a customer who leaves, so that nobody pays for what nobody reads. */
  private static Reader holdBack(Ask ask) {
    return new Reader() {
      @Override
      public void text(String text) {
        ask.frames().checkPresence();
      }

      @Override
      public void idle() {
        ask.frames().checkPresence();
      }
    };
  }

  private static Reader show(Ask ask) {
    return new Reader() {
      @Override
      public void text(String text) {
        ask.frames().text(ask.understanding().task(), Tier.SONNET, text);
      }

      @Override
      public void idle() {
        ask.frames().idle();
        ask.frames().checkPresence();
      }
    };
  }
}

package dev.mangaassist.cascade;

import dev.mangaassist.cascade.deliver.AnswerStream;
import dev.mangaassist.cascade.deliver.Apology;
import dev.mangaassist.cascade.select.Selection.TradeOff;
import dev.mangaassist.shared.config.ServedConfiguration;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.wire.CascadeRequest;
import dev.mangaassist.shared.wire.ConnectionGoneException;
import dev.mangaassist.shared.wire.ErrorCode;
import dev.mangaassist.shared.wire.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Tells the customer and the log that an ask was taken up, and how it ended. */
final class AnswerReport {
  private final Departures departures;
  private final boolean exposeUsage;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final Journal journal;

  /**
   * @param exposeUsage whether customers are told of models, tokens, cost, and why who answered
   */
  AnswerReport(
      Departures departures, boolean exposeUsage, InstantSource clock, Telemetry telemetry) {
    this.departures = departures;
    this.exposeUsage = exposeUsage;
    this.clock = clock;
    this.telemetry = telemetry;
    this.journal = new Journal(telemetry);
  }

  /** Forgets a connection that turned out to be gone. */
  interface Departures {
    void left(String connectionId);
  }

  /** The ask has its turn. */
  void taken(CascadeRequest request, ServedConfiguration served) {
    journal.accepted(request, served);
  }

  /** The ask is being answered. */
  void accepted(Ask ask) {
    ask.frames().accepted(ask.request().conversationId(), ask.request().resumeSecret());
    if (ask.turn().retried()) {
      ask.frames().replaceEarlierAttempt();
    }
  }

  void done(Ask ask, CascadeResult result) {
    Instant arrived = ask.request().receivedAt();
    ask.frames().flush();
    Duration latency = Duration.between(arrived, clock.instant());
    Duration firstText = Duration.between(arrived, ask.frames().firstTextAt().orElseThrow());
    ask.frames()
        .done(
            new ServerFrame.Done(
                ask.request().askId(),
                result.tier(),
                result.escalated(),
                result.cached(),
                result.finishReason(),
                result.confidence().value(),
                latency,
                firstText,
                exposeUsage ? Optional.of(usage(ask, result)) : Optional.empty()));
    journal.done(ask, result, firstText, latency);
  }

  private static ServerFrame.Usage usage(Ask ask, CascadeResult result) {
    return new ServerFrame.Usage(
        result.model(),
        ask.ledger().usage().input(),
        ask.ledger().usage().cacheRead(),
        ask.ledger().usage().output(),
        ask.ledger().costUsd(),
        result.reason(),
        ask.plan().tradeOffs().stream().map(AnswerReport::alternative).toList());
  }

  private static ServerFrame.Alternative alternative(TradeOff tradeOff) {
    return new ServerFrame.Alternative(
        tradeOff.other(),
        tradeOff.otherScore(),
        tradeOff.score(),
        tradeOff.costUsd(),
        tradeOff.quality(),
        tradeOff.latency());
  }

  /** The customer left before the answer was complete. */
  void abandoned(Ask ask) {
    journal.abandoned(ask);
    departures.left(ask.request().connectionId());
  }

  /** The answer failed. */
  void failed(Ask ask, RuntimeException failure, ErrorCode code) {
    telemetry.error("answer.broke", failure, Map.of("request", ask.request().requestId()));
    journal.failed(ask, code);
    fail(ask.frames(), ask.request(), code, ask.understanding().language());
  }

  /** The ask was not taken up. */
  void refused(CascadeRequest request, AnswerStream frames, ErrorCode code, Language language) {
    telemetry.info("ask.refused", Map.of("request", request.requestId(), "code", code.wireName()));
    fail(frames, request, code, language);
  }

  private void fail(
      AnswerStream frames, CascadeRequest request, ErrorCode code, Language language) {
    try {
      frames.fail(code, Apology.of(code, language));
    } catch (ConnectionGoneException e) {
      departures.left(request.connectionId());
    }
  }
}

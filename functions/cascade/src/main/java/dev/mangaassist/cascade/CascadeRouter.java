package dev.mangaassist.cascade;

import dev.mangaassist.cascade.conversation.ConversationTable;
import dev.mangaassist.cascade.conversation.Turn;
import dev.mangaassist.cascade.conversation.TurnOutcome;
import dev.mangaassist.cascade.deliver.AnswerStream;
import dev.mangaassist.cascade.deliver.Apology;
import dev.mangaassist.cascade.deliver.Customer;
import dev.mangaassist.cascade.select.RoutePlan;
import dev.mangaassist.cascade.select.RoutePlanner;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.cascade.understand.Understanding;
import dev.mangaassist.models.CostLedger;
import dev.mangaassist.models.ModelException;
import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationVersion;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The way of a message, from top to bottom: take the turn, understand, look in the cache, choose a
 * tier, answer and check, remember, tell. Every ask that takes its turn ends in one {@code done} or
 * one {@code error}, unless its customer has left.
 */
final class CascadeRouter {
  /** How long an answer waits for the active configuration before the last known one serves. */
  private static final Duration CONFIGURATION_PATIENCE = Duration.ofSeconds(2);

  private final ConversationTable conversations;
  private final CachedConfiguration configurations;
  private final TaskClassifier classifier;
  private final RoutePlanner planner;
  private final AnswerStore answers;
  private final Cascade cascade;
  private final Function<String, Customer> customers;
  private final Departures departures;
  private final boolean exposeUsage;
  private final Executor background;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final Journal journal;

  CascadeRouter(
      ConversationTable conversations,
      CachedConfiguration configurations,
      TaskClassifier classifier,
      RoutePlanner planner,
      AnswerStore answers,
      Cascade cascade,
      Function<String, Customer> customers,
      Departures departures,
      boolean exposeUsage,
      Executor background,
      InstantSource clock,
      Telemetry telemetry) {
    this.conversations = conversations;
    this.configurations = configurations;
    this.classifier = classifier;
    this.planner = planner;
    this.answers = answers;
    this.cascade = cascade;
    this.customers = customers;
    this.departures = departures;
    this.exposeUsage = exposeUsage;
    this.background = background;
    this.clock = clock;
    this.telemetry = telemetry;
    this.journal = new Journal(telemetry);
  }

  /** Forgets a connection that turned out to be gone. */
  interface Departures {
    void left(String connectionId);
  }

  /**
   * Answers an ask.
   *
   * @param deadline when the answer has to be complete
   * @param lease how long this attempt may hold the conversation's turn
   */
  void route(CascadeRequest request, Deadline deadline, Duration lease) {
    CompletableFuture<ConfigurationVersion> configuration = configuration();
    switch (take(request, lease)) {
      case TurnOutcome.Taken(Turn turn) -> {
        journal.accepted(request);
        answer(prepare(request, turn, configuration.join(), deadline));
      }
      case TurnOutcome.Busy() -> refuse(request, ErrorCode.BUSY);
      case TurnOutcome.IdUsed() -> refuse(request, ErrorCode.BAD_REQUEST);
      case TurnOutcome.NoConversation() -> refuse(request, ErrorCode.UNAUTHORIZED);
      case TurnOutcome.Unavailable() -> refuse(request, ErrorCode.INTERNAL);
      case TurnOutcome.Repeated() ->
          telemetry.info("ask.repeated", Map.of("request", request.requestId()));
    }
  }

  private CompletableFuture<ConfigurationVersion> configuration() {
    return CompletableFuture.supplyAsync(configurations::current, background)
        .orTimeout(CONFIGURATION_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(late -> configurations.lastKnown());
  }

  private TurnOutcome take(CascadeRequest request, Duration lease) {
    try {
      return conversations.take(request, lease);
    } catch (SdkException e) {
      telemetry.error("turn.failed", e, Map.of("request", request.requestId()));
      return new TurnOutcome.Unavailable();
    }
  }

  private Ask prepare(
      CascadeRequest request, Turn turn, ConfigurationVersion version, Deadline deadline) {
    Understanding understanding = understand(request, version.configuration());
    RoutePlan plan =
        planner.plan(
            understanding,
            request.hints(),
            () -> cascade.promptTokens(understanding, turn.memory(), request.text()),
            version.configuration());
    Customer customer = customers.apply(request.connectionId());
    return new Ask(
        request,
        turn,
        understanding,
        version,
        plan,
        new AnswerStream(customer, request.askId(), clock),
        new CostLedger(),
        deadline);
  }

  private Understanding understand(CascadeRequest request, Configuration configuration) {
    return classifier.understand(
        request.text(), request.hints().task(), configuration.minTaskProbability());
  }

  private void answer(Ask ask) {
    try {
      CompletableFuture<Optional<CascadeResult>> cached = answers.find(ask);
      accept(ask);
      CascadeResult result =
          cached.join().map(found -> again(ask, found)).orElseGet(() -> fresh(ask));
      done(ask, result);
    } catch (ConnectionGoneException e) {
      journal.abandoned(ask);
      conversations.release(ask.turn());
      departures.left(ask.request().connectionId());
    } catch (ModelException e) {
      fail(
          ask,
          e,
          e.kind() == ModelException.Kind.TIMED_OUT
              ? ErrorCode.TIMEOUT
              : ErrorCode.MODEL_UNAVAILABLE);
    } catch (RuntimeException e) {
      fail(ask, e, ErrorCode.INTERNAL);
    }
  }

  private static void accept(Ask ask) {
    ask.frames().accepted(ask.request().conversationId(), ask.request().resumeSecret());
    if (ask.turn().retried()) {
      ask.frames().replaceEarlierAttempt();
    }
  }

  private CascadeResult again(Ask ask, CascadeResult found) {
    CompletableFuture<Void> kept = answers.keep(ask, found);
    ask.frames().text(ask.understanding().task(), found.tier(), found.text());
    kept.join();
    return found;
  }

  private CascadeResult fresh(Ask ask) {
    CascadeResult result = cascade.answer(ask);
    answers.keep(ask, result).join();
    return result;
  }

  private void done(Ask ask, CascadeResult result) {
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
                usage(ask, result)));
    journal.done(ask, result, firstText, latency);
  }

  private Optional<ServerFrame.Usage> usage(Ask ask, CascadeResult result) {
    return exposeUsage
        ? Optional.of(
            new ServerFrame.Usage(
                result.model(),
                ask.ledger().usage().input(),
                ask.ledger().usage().cacheRead(),
                ask.ledger().usage().output(),
                ask.ledger().costUsd()))
        : Optional.empty();
  }

  /**
   * Tells the customer of a failure. If even that can not be delivered, the turn keeps its lease
   * and the invocation fails, so that Lambda tries again after the lease.
   */
  private void fail(Ask ask, RuntimeException failure, ErrorCode code) {
    telemetry.error("answer.broke", failure, Map.of("request", ask.request().requestId()));
    journal.failed(ask, code);
    try {
      ask.frames().fail(code, Apology.of(code, ask.understanding().language()));
    } catch (ConnectionGoneException e) {
      departures.left(ask.request().connectionId());
    }
    conversations.release(ask.turn());
  }

  private void refuse(CascadeRequest request, ErrorCode code) {
    telemetry.info("ask.refused", Map.of("request", request.requestId(), "code", code.wireName()));
    Language language = understand(request, Configuration.DEFAULT).language();
    try {
      new AnswerStream(customers.apply(request.connectionId()), request.askId(), clock)
          .fail(code, Apology.of(code, language));
    } catch (ConnectionGoneException e) {
      departures.left(request.connectionId());
    }
  }
}

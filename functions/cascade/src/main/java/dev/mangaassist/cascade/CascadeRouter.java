package dev.mangaassist.cascade;

import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.cascade.conversation.ConversationTable;
import dev.mangaassist.cascade.conversation.Turn;
import dev.mangaassist.cascade.conversation.TurnOutcome;
import dev.mangaassist.models.ModelException;
import dev.mangaassist.models.ModelProfile;
import dev.mangaassist.shared.config.ActiveConfiguration;
import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ServedConfiguration;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.wire.CascadeRequest;
import dev.mangaassist.shared.wire.ConnectionGoneException;
import dev.mangaassist.shared.wire.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The way of a message, from top to bottom: take the turn, understand and plan, look in the cache
 * and for the money, answer and check, remember, tell, and hand some asks on to be judged. Every
 * ask that takes its turn ends in one {@code done} or one {@code error}, unless its customer has
 * left.
 */
final class CascadeRouter {
  /** How long an answer waits for its configuration before the last known one serves. */
  private static final Duration CONFIGURATION_PATIENCE = Duration.ofSeconds(2);

  private final ConversationTable conversations;
  private final CachedConfiguration configurations;
  private final AskPreparation preparation;
  private final AnswerStore answers;
  private final Cascade cascade;
  private final AnswerReport report;
  private final JudgedAsks judgedAsks;
  private final ModelProfile sonnet;
  private final Executor background;
  private final Telemetry telemetry;

  CascadeRouter(
      ConversationTable conversations,
      CachedConfiguration configurations,
      AskPreparation preparation,
      AnswerStore answers,
      Cascade cascade,
      AnswerReport report,
      JudgedAsks judgedAsks,
      ModelProfile sonnet,
      Executor background,
      Telemetry telemetry) {
    this.conversations = conversations;
    this.configurations = configurations;
    this.preparation = preparation;
    this.answers = answers;
    this.cascade = cascade;
    this.report = report;
    this.judgedAsks = judgedAsks;
    this.sonnet = sonnet;
    this.background = background;
    this.telemetry = telemetry;
  }

  /**
   * Answers an ask.
   *
   * @param deadline when the answer has to be complete
   * @param lease how long this attempt may hold the conversation's turn
   */
  void route(CascadeRequest request, Deadline deadline, Duration lease) {
    CompletableFuture<ActiveConfiguration> configuration = configuration();
    switch (take(request, lease)) {
      case TurnOutcome.Taken(Turn turn) -> {
        ServedConfiguration served = configuration.join().servedTo(request.conversationId());
        report.taken(request, served);
        answer(preparation.prepare(request, turn, served, deadline));
      }
      case TurnOutcome.Busy() -> refuse(request, ErrorCode.BUSY);
      case TurnOutcome.IdUsed() -> refuse(request, ErrorCode.BAD_REQUEST);
      case TurnOutcome.NoConversation() -> refuse(request, ErrorCode.UNAUTHORIZED);
      case TurnOutcome.Unavailable() -> refuse(request, ErrorCode.INTERNAL);
      case TurnOutcome.Repeated() ->
          telemetry.info("ask.repeated", Map.of("request", request.requestId()));
    }
  }

  private void answer(Ask ask) {
    CompletableFuture<Optional<CascadeResult>> cached = answers.find(ask);
    CompletableFuture<Ask> funded =
        CompletableFuture.supplyAsync(() -> preparation.fund(ask), background);
    boolean worthJudging = false;
    try {
      report.accepted(ask);
      CascadeResult result =
          cached.join().map(found -> again(ask, found)).orElseGet(() -> fresh(funded.join()));
      report.done(funded.join(), result);
      worthJudging = !result.cached();
    } catch (ConnectionGoneException e) {
      report.abandoned(ask);
      conversations.release(ask.turn());
      worthJudging = cached.join().isEmpty();
    } catch (ModelException e) {
      fail(ask, e, codeOf(e));
    } catch (RuntimeException e) {
      fail(ask, e, ErrorCode.INTERNAL);
    } finally {
      funded.join().funds().settle(ask.ledger().costNanos(sonnet));
      if (worthJudging) {
        judgedAsks.handOn(funded.join());
      }
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

  /**
   * Tells the customer of a failure. If even that can not be delivered, the turn keeps its lease
   * and the invocation fails, so that Lambda tries again after the lease.
   */
  private void fail(Ask ask, RuntimeException failure, ErrorCode code) {
    report.failed(ask, failure, code);
    conversations.release(ask.turn());
  }

  private void refuse(CascadeRequest request, ErrorCode code) {
    Language language = preparation.understand(request, Configuration.DEFAULT).language();
    report.refused(request, preparation.stream(request), code, language);
  }

  private static ErrorCode codeOf(ModelException failure) {
    return failure.kind() == ModelException.Kind.TIMED_OUT
        ? ErrorCode.TIMEOUT
        : ErrorCode.MODEL_UNAVAILABLE;
  }

  private CompletableFuture<ActiveConfiguration> configuration() {
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
}

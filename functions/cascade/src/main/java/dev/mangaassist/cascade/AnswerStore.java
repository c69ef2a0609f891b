package dev.mangaassist.cascade;

import dev.mangaassist.cascade.cache.CacheKey;
import dev.mangaassist.cascade.cache.CachedAnswer;
import dev.mangaassist.cascade.cache.ResponseCache;
import dev.mangaassist.cascade.confidence.Confidence;
import dev.mangaassist.cascade.conversation.ConversationTable;
import dev.mangaassist.cascade.conversation.TurnArchive;
import dev.mangaassist.cascade.conversation.TurnArchive.AnsweredTurn;
import dev.mangaassist.cascade.select.RoutePlanner;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.vocabulary.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Remembers answers: in the conversation, in its archive, and in the cache. A store that is out of
 * reach costs a memory or a cache hit, not the answer.
 */
final class AnswerStore {
  private final ResponseCache cache;
  private final ConversationTable conversations;
  private final TurnArchive archive;
  private final List<String> versions;
  private final Executor background;
  private final Telemetry telemetry;

  /**
   * @param versions of all that shapes an answer besides the conversation: prompts, model pair,
   *     catalogue
   */
  AnswerStore(
      ResponseCache cache,
      ConversationTable conversations,
      TurnArchive archive,
      List<String> versions,
      Executor background,
      Telemetry telemetry) {
    this.cache = cache;
    this.conversations = conversations;
    this.archive = archive;
    this.versions = versions;
    this.background = background;
    this.telemetry = telemetry;
  }

  private CacheKey key(Ask ask) {
    return CacheKey.of(
        ask.request().text(),
        ask.turn().memory(),
        ask.understanding(),
        ask.request().user(),
        versions);
  }

  /** Looks for an answer that may be given again to this ask; never fails. */
  CompletableFuture<Optional<CascadeResult>> find(Ask ask) {
    if (!mayCache(ask)) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return CompletableFuture.supplyAsync(
            () -> cache.find(key(ask)).map(AnswerStore::result), background)
        .exceptionally(
            failure -> {
              telemetry.error(
                  "cache.failed", failure, Map.of("request", ask.request().requestId()));
              return Optional.empty();
            });
  }

  /** Remembers an answer, everywhere at the same time; never fails. */
  CompletableFuture<Void> keep(Ask ask, CascadeResult result) {
    return CompletableFuture.allOf(
        inBackground(ask, () -> remember(ask, result)),
        inBackground(ask, () -> archive.put(answeredTurn(ask, result))),
        inBackground(ask, () -> cache(ask, result)));
  }

  private void remember(Ask ask, CascadeResult result) {
    conversations.complete(ask.turn(), ask.request().text(), result.text());
  }

  private void cache(Ask ask, CascadeResult result) {
    Duration life = ask.configuration().responseCacheLife();
    if (mayCache(ask)
        && isOfFullTier(ask, result)
        && result.good()
        && result.complete()
        && !result.cached()
        && life.isPositive()) {
      cache.put(
          key(ask),
          new CachedAnswer(
              result.text(),
              result.tier(),
              result.model(),
              ask.understanding().task(),
              result.confidence().value(),
              result.finishReason(),
              ask.ledger().costNanos()),
          life);
    }
  }

  /**
   * Whether nobody gets less by it than what the task calls for: one ask's limits are not
   * another's.
   */
  private static boolean isOfFullTier(Ask ask, CascadeResult result) {
    return result.tier() == Tier.SONNET
        || RoutePlanner.defaultTier(ask.understanding()) == Tier.HAIKU;
  }

  /** Whether an answer to this ask may be given again, or may have been given before. */
  static boolean mayCache(Ask ask) {
    return ask.configuration().responseCacheEnabled()
        && ask.understanding().task().cacheable()
        && ask.request().hints().forcedTier().isEmpty();
  }

  private CompletableFuture<Void> inBackground(Ask ask, Runnable task) {
    return CompletableFuture.runAsync(task, background)
        .exceptionally(
            failure -> {
              telemetry.error(
                  "memory.failed", failure, Map.of("request", ask.request().requestId()));
              return null;
            });
  }

  private static CascadeResult result(CachedAnswer answer) {
    return new CascadeResult(
        answer.text(),
        answer.tier(),
        answer.model(),
        true,
        answer.costNanos(),
        true,
        answer.finishReason(),
        true,
        Confidence.kept(answer.confidence()),
        Optional.empty(),
        "cached");
  }

  private static AnsweredTurn answeredTurn(Ask ask, CascadeResult result) {
    return new AnsweredTurn(
        ask.turn(),
        ask.request().text(),
        result.text(),
        ask.understanding(),
        result.tier(),
        result.model(),
        result.escalated(),
        result.cached(),
        result.confidence().value(),
        ask.ledger().costNanos());
  }
}

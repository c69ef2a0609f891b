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
  private final Executor background;
  private final Telemetry telemetry;

  AnswerStore(
      ResponseCache cache,
      ConversationTable conversations,
      TurnArchive archive,
      Executor background,
      Telemetry telemetry) {
    this.cache = cache;
    this.conversations = conversations;
    this.archive = archive;
    this.background = background;
    this.telemetry = telemetry;
  }

  /** Looks for an answer that may be given again to this ask; never fails. */
  CompletableFuture<Optional<CascadeResult>> find(Ask ask) {
    return ask.cacheKey()
        .map(key -> find(ask, key))
        .orElse(CompletableFuture.completedFuture(Optional.empty()));
  }

  private CompletableFuture<Optional<CascadeResult>> find(Ask ask, CacheKey key) {
    return CompletableFuture.supplyAsync(() -> cache.find(key).map(AnswerStore::result), background)
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
    if (isForOthers(ask, result) && life.isPositive()) {
      ask.cacheKey().ifPresent(key -> cache.put(key, cachedAnswer(ask, result), life));
    }
  }

  /** A whole, good answer; of a lower tier than its task's it is for those alone who wanted it. */
  private static boolean isForOthers(Ask ask, CascadeResult result) {
    boolean fullTier =
        result.tier() == Tier.SONNET || RoutePlanner.defaultTier(ask.understanding()) == Tier.HAIKU;
    return fullTier && result.good() && result.complete() && !result.cached();
  }

  private static CachedAnswer cachedAnswer(Ask ask, CascadeResult result) {
    return new CachedAnswer(
        result.text(),
        result.tier(),
        result.model(),
        ask.understanding().task(),
        result.confidence().value(),
        result.finishReason(),
        ask.ledger().costNanos());
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

package dev.mangaassist.cascade.select;

import dev.mangaassist.cascade.understand.Understanding;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Plans who answers an ask, by three decision trees. An ask without limits goes by its task's
 * default tier. One with a limit of cost or latency goes down the tree of that limit, which may
 * leave the Sonnet tier out; where none does, the {@link ModelSelector} decides. Limits can lower
 * the tier, never raise it above that of the task: the dearer tier is not a customer's to claim.
 */
public final class RoutePlanner {
  /** A summary of this complexity or more is a detailed, abstractive one. */
  private static final Complexity DETAILED_SUMMARY = Complexity.COMPLEX;

  /** Up to this complexity a message is simple. */
  private static final Complexity SIMPLE = Complexity.SIMPLE;

  /** A prompt of fewer tokens is always for the Haiku tier where cost is limited. */
  private static final long SHORT_PROMPT = 300;

  /** With less time than this there is none to escalate. */
  private static final Duration NO_TIME_TO_ESCALATE = Duration.ofMillis(500);

  /** With more time than this the Sonnet tier may begin. */
  private static final Duration TIME_FOR_SONNET = Duration.ofSeconds(2);

  private final ModelSelector selector;

  public RoutePlanner(ModelPair pair) {
    this.selector = new ModelSelector(pair);
  }

  /** Who answers first by the task alone. */
  public static Tier defaultTier(Understanding understanding) {
    return isDetailedSummary(understanding) ? Tier.SONNET : understanding.task().defaultTier();
  }

  /**
   * Plans who answers.
   *
   * @param hints what the ask says about how it wants to be answered
   * @param promptTokens about how many tokens a model will read; asked for only where it matters
   */
  public RoutePlan plan(
      Understanding understanding,
      Hints hints,
      LongSupplier promptTokens,
      Configuration configuration) {
    if (hints.forcedTier().isPresent()) {
      return new RoutePlan(hints.forcedTier().get(), false, "forced");
    }
    boolean mayEscalate = configuration.maxEscalations() > 0;
    RoutePlan byTask = byTask(understanding, mayEscalate);
    return isLimited(hints)
        ? withinLimits(understanding, hints, promptTokens.getAsLong(), byTask, mayEscalate)
        : byTask;
  }

  private static boolean isLimited(Hints hints) {
    return hints.goal().isPresent()
        || hints.maxLatency().isPresent()
        || hints.maxCostUsd().isPresent();
  }

  private RoutePlan withinLimits(
      Understanding understanding,
      Hints hints,
      long promptTokens,
      RoutePlan byTask,
      boolean escalationsOn) {
    boolean mayEscalate = escalationsOn && canPayBoth(hints, promptTokens);
    if (isUnder(hints.maxLatency(), NO_TIME_TO_ESCALATE)) {
      return new RoutePlan(Tier.HAIKU, false, "latency limit: no time to escalate");
    }
    if (hints.maxLatency().filter(limit -> limit.compareTo(TIME_FOR_SONNET) <= 0).isPresent()) {
      return new RoutePlan(Tier.HAIKU, mayEscalate, "latency limit: haiku first");
    }
    if (hints.maxCostUsd().isPresent() && promptTokens < SHORT_PROMPT) {
      return new RoutePlan(Tier.HAIKU, mayEscalate, "cost limit: short prompt");
    }
    if (hints.maxCostUsd().isPresent() && !isComplex(understanding)) {
      return new RoutePlan(Tier.HAIKU, mayEscalate, "cost limit: simple message");
    }
    if (isOver(hints.maxCostUsd(), selector.estimatedCostUsd(Tier.SONNET, promptTokens))) {
      return new RoutePlan(Tier.HAIKU, mayEscalate, "cost limit: too tight for sonnet");
    }
    return bySelection(understanding.task(), hints, promptTokens, byTask, mayEscalate);
  }

  /** Whether the ask's own limit of cost covers a draft and the answer that replaces it. */
  private boolean canPayBoth(Hints hints, long promptTokens) {
    BigDecimal both =
        selector
            .estimatedCostUsd(Tier.HAIKU, promptTokens)
            .add(selector.estimatedCostUsd(Tier.SONNET, promptTokens));
    return !isOver(hints.maxCostUsd(), both);
  }

  private static boolean isOver(Optional<BigDecimal> limit, BigDecimal costUsd) {
    return limit.filter(given -> costUsd.compareTo(given) > 0).isPresent();
  }

  private static boolean isUnder(Optional<Duration> limit, Duration bound) {
    return limit.filter(given -> given.compareTo(bound) < 0).isPresent();
  }

  private static RoutePlan byTask(Understanding understanding, boolean mayEscalate) {
    Tier tier = defaultTier(understanding);
    return new RoutePlan(
        tier,
        tier == Tier.HAIKU && mayEscalate,
        isDetailedSummary(understanding)
            ? "detailed summary"
            : "default tier of " + understanding.task().wireName());
  }

  private RoutePlan bySelection(
      Task task, Hints hints, long promptTokens, RoutePlan byTask, boolean mayEscalate) {
    Selection selection =
        selector.select(
            new SelectionCriteria(
                task,
                hints.goal().orElse(SelectionCriteria.DEFAULT_GOAL),
                hints.maxLatency().orElse(SelectionCriteria.DEFAULT_MAX_LATENCY),
                hints.maxCostUsd().orElse(SelectionCriteria.DEFAULT_MAX_COST_USD),
                promptTokens));
    if (selection.chosen().tier() == Tier.SONNET && byTask.tier() == Tier.HAIKU) {
      return new RoutePlan(
          Tier.HAIKU, mayEscalate, selection.reason() + "; a customer can not raise the tier");
    }
    Tier tier = selection.chosen().tier();
    return new RoutePlan(tier, tier == Tier.HAIKU && mayEscalate, selection.reason());
  }

  private static boolean isDetailedSummary(Understanding understanding) {
    return understanding.task() == Task.SUMMARIZATION
        && understanding.complexity().atLeast(DETAILED_SUMMARY);
  }

  private static boolean isComplex(Understanding understanding) {
    return understanding.complexity().compareTo(SIMPLE) > 0;
  }
}

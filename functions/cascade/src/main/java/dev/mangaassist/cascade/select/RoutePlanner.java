package dev.mangaassist.cascade.select;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.cascade.select.Selection.TradeOff;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Plans who answers an ask, by three decision trees. An ask without limits goes by its task's
 * default tier, or straight to the Sonnet tier where drafts of its kind are not worth their price.
 * One with a limit of cost or latency goes down the tree of that limit, which may leave the Sonnet
 * tier out; where none does, the {@link ModelSelector} decides. What it raises above the tier of
 * the task draws on the customer's allowance. Where there is no money for the Sonnet tier, {@link
 * #without} plans anew.
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
  private final DraftOdds odds;

  public RoutePlanner(ModelPair pair, DraftOdds odds) {
    this.selector = new ModelSelector(pair);
    this.odds = odds;
  }

  /** Who answers first by the task alone. */
  public static Tier defaultTier(Understanding understanding) {
    return isDetailedSummary(understanding) ? Tier.SONNET : understanding.task().defaultTier();
  }

  /**
   * Plans who answers.
   *
   * @param hints what the ask says about how it wants to be answered
   * @param promptTokens about how many tokens a model will read
   */
  public RoutePlan plan(
      Understanding understanding, Hints hints, long promptTokens, Configuration configuration) {
    Case ask = new Case(understanding, hints, promptTokens, configuration.maxEscalations() > 0);
    if (hints.forcedTier().isPresent()) {
      return plan(ask, hints.forcedTier().get(), false, "forced");
    }
    return isLimited(hints) ? withinLimits(ask) : byTask(ask);
  }

  /**
   * Plans for an ask that was to go to the Sonnet tier, and for which there is no money.
   *
   * @param planned how it was to be answered
   * @param escalationsPaid whether there is money left for a draft that fails
   * @param why there is none, for the log
   */
  public RoutePlan without(RoutePlan planned, boolean escalationsPaid, String why) {
    return new RoutePlan(
        Tier.HAIKU,
        escalationsPaid && planned.mayEscalate(),
        false,
        why + " (planned: " + planned.reason() + ")",
        planned.tradeOffs().stream().map(TradeOff::reversed).toList());
  }

  /** What is known of an ask when it is planned. */
  private record Case(
      Understanding understanding, Hints hints, long promptTokens, boolean escalationsOn) {
    Task task() {
      return understanding.task();
    }
  }

  private static boolean isLimited(Hints hints) {
    return hints.goal().isPresent()
        || hints.maxLatency().isPresent()
        || hints.maxCostUsd().isPresent();
  }

  private RoutePlan withinLimits(Case ask) {
    Hints hints = ask.hints;
    boolean mayEscalate = ask.escalationsOn && canPayBoth(ask);
    if (isUnder(hints.maxLatency(), NO_TIME_TO_ESCALATE)) {
      return plan(ask, Tier.HAIKU, false, "latency limit: no time to escalate");
    }
    if (hints.maxLatency().filter(limit -> limit.compareTo(TIME_FOR_SONNET) <= 0).isPresent()) {
      return plan(ask, Tier.HAIKU, mayEscalate, "latency limit: haiku first");
    }
    if (hints.maxCostUsd().isPresent() && ask.promptTokens < SHORT_PROMPT) {
      return plan(ask, Tier.HAIKU, mayEscalate, "cost limit: short prompt");
    }
    if (hints.maxCostUsd().isPresent() && !isComplex(ask.understanding)) {
      return plan(ask, Tier.HAIKU, mayEscalate, "cost limit: simple message");
    }
    if (isOver(hints.maxCostUsd(), selector.estimatedCostUsd(Tier.SONNET, ask.promptTokens))) {
      return plan(ask, Tier.HAIKU, mayEscalate, "cost limit: too tight for sonnet");
    }
    return bySelection(ask, mayEscalate);
  }

  /** Whether the ask's own limit of cost covers a draft and the answer that replaces it. */
  private boolean canPayBoth(Case ask) {
    BigDecimal both =
        selector
            .estimatedCostUsd(Tier.HAIKU, ask.promptTokens)
            .add(selector.estimatedCostUsd(Tier.SONNET, ask.promptTokens));
    return !isOver(ask.hints.maxCostUsd(), both);
  }

  private static boolean isOver(Optional<BigDecimal> limit, BigDecimal costUsd) {
    return limit.filter(given -> costUsd.compareTo(given) > 0).isPresent();
  }

  private static boolean isUnder(Optional<Duration> limit, Duration bound) {
    return limit.filter(given -> given.compareTo(bound) < 0).isPresent();
  }

  private RoutePlan byTask(Case ask) {
    if (isDetailedSummary(ask.understanding)) {
      return plan(ask, Tier.SONNET, ask.escalationsOn, "detailed summary");
    }
    if (ask.task().defaultTier() == Tier.HAIKU && ask.escalationsOn && !isWorthADraft(ask)) {
      odds.skipped(ask.task(), ask.understanding.complexity());
      return plan(ask, Tier.SONNET, true, "a draft is not worth its price");
    }
    return plan(
        ask,
        ask.task().defaultTier(),
        ask.escalationsOn,
        "default tier of " + ask.task().wireName());
  }

  private boolean isWorthADraft(Case ask) {
    return odds.pass(ask.task(), ask.understanding.complexity())
        >= selector.breakEven(ask.promptTokens);
  }

  private RoutePlan bySelection(Case ask, boolean mayEscalate) {
    Selection selection = selector.select(criteria(ask));
    Tier tier = selection.chosen().tier();
    boolean raised = tier == Tier.SONNET && defaultTier(ask.understanding) == Tier.HAIKU;
    return new RoutePlan(tier, mayEscalate, raised, selection.reason(), tradeOffs(ask, tier));
  }

  private RoutePlan plan(Case ask, Tier tier, boolean mayEscalate, String reason) {
    return new RoutePlan(tier, mayEscalate, false, reason, tradeOffs(ask, tier));
  }

  private List<TradeOff> tradeOffs(Case ask, Tier tier) {
    return List.of(selector.tradeOff(tier, criteria(ask)));
  }

  private static SelectionCriteria criteria(Case ask) {
    return new SelectionCriteria(
        ask.task(),
        ask.hints.goal().orElse(SelectionCriteria.DEFAULT_GOAL),
        ask.hints.maxLatency().orElse(SelectionCriteria.DEFAULT_MAX_LATENCY),
        ask.hints.maxCostUsd().orElse(SelectionCriteria.DEFAULT_MAX_COST_USD),
        ask.promptTokens);
  }

  private static boolean isDetailedSummary(Understanding understanding) {
    return understanding.task() == Task.SUMMARIZATION
        && understanding.complexity().atLeast(DETAILED_SUMMARY);
  }

  private static boolean isComplex(Understanding understanding) {
    return understanding.complexity().compareTo(SIMPLE) > 0;
  }
}

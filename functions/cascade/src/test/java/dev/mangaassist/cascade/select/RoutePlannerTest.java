package dev.mangaassist.cascade.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.models.ModelCatalog;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoutePlannerTest {
  private static final long PROMPT_TOKENS = 500;

  private final DraftOdds odds = new DraftOdds();
  private final RoutePlanner planner = new RoutePlanner(ModelCatalog.load().pair("claude-3"), odds);

  /** The first tree: by the task. */
  @Nested
  final class WithoutLimits {

    @ParameterizedTest
    @CsvSource({
      "GREETING, HAIKU",
      "FAQ, HAIKU",
      "PRODUCT_SEARCH, HAIKU",
      "ORDER_STATUS, HAIKU",
      "SUMMARIZATION, HAIKU",
      "RECOMMENDATION, SONNET",
      "COMPARISON, SONNET",
      "DISCUSSION, SONNET",
      "TRANSLATION, SONNET",
      "UNKNOWN, HAIKU"
    })
    void aTaskGoesToItsDefaultTier(Task task, Tier tier) {
      assertThat(plan(task, Complexity.MODERATE, Hints.NONE).tier()).isEqualTo(tier);
    }

    @ParameterizedTest
    @EnumSource(Complexity.class)
    void aDetailedSummaryGoesToTheSonnetTier(Complexity complexity) {
      Tier expected = complexity.level() >= 4 ? Tier.SONNET : Tier.HAIKU;
      assertThat(plan(Task.SUMMARIZATION, complexity, Hints.NONE).tier()).isEqualTo(expected);
    }

    @Test
    void draftsMayEscalate() {
      assertThat(plan(Task.FAQ, Complexity.SIMPLE, Hints.NONE).mayEscalate()).isTrue();
    }

    @Test
    void whereDraftsNearlyAlwaysFailSonnetAnswersAtOnce() {
      failedDrafts(200);
      RoutePlan plan = plan(Task.FAQ, Complexity.SIMPLE, Hints.NONE);
      assertPlan(plan, Tier.SONNET, true, "a draft is not worth its price");
      assertThat(plan.raised()).isFalse();
      assertThat(plan(Task.FAQ, Complexity.COMPLEX, Hints.NONE).tier()).isEqualTo(Tier.HAIKU);
      assertThat(plan(Task.GREETING, Complexity.SIMPLE, Hints.NONE).tier()).isEqualTo(Tier.HAIKU);
    }

    @Test
    void oddsThatWereBadAreTriedAgainNowAndThen() {
      failedDrafts(200);
      long drafts =
          IntStream.range(0, 1000)
              .mapToObj(i -> plan(Task.FAQ, Complexity.SIMPLE, Hints.NONE))
              .filter(plan -> plan.tier() == Tier.HAIKU)
              .peek(plan -> failedDrafts(1))
              .count();
      assertThat(drafts).isBetween(5L, 200L);
    }

    @Test
    void whereEscalationsAreOffADraftIsTheAnswerWhateverTheOdds() {
      failedDrafts(200);
      Configuration none = Configuration.DEFAULT.toBuilder().maxEscalations(0).build();
      Understanding faq = understood(Task.FAQ, Complexity.SIMPLE);
      assertThat(planner.plan(faq, Hints.NONE, PROMPT_TOKENS, none).tier()).isEqualTo(Tier.HAIKU);
    }

    private void failedDrafts(int count) {
      for (int i = 0; i < count; i++) {
        odds.drafted(Task.FAQ, Complexity.SIMPLE, false);
      }
    }

    @Test
    void aConfigurationWithoutEscalationsForbidsThem() {
      Configuration none = Configuration.DEFAULT.toBuilder().maxEscalations(0).build();
      Understanding faq = understood(Task.FAQ, Complexity.SIMPLE);
      assertThat(planner.plan(faq, Hints.NONE, PROMPT_TOKENS, none).mayEscalate()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aForcedTierAnswersAndDoesNotHandOver(Tier tier) {
      Hints forced =
          new Hints(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(tier));
      assertPlan(plan(Task.COMPARISON, Complexity.EXPERT, forced), tier, false, "forced");
    }
  }

  /** The second tree: with a limit of cost. */
  @Nested
  final class WithACostLimit {

    @Test
    void aShortPromptGoesToHaiku() {
      RoutePlan plan =
          planner.plan(
              understood(Task.DISCUSSION, Complexity.EXPERT),
              cost("0.02"),
              299,
              Configuration.DEFAULT);
      assertPlan(plan, Tier.HAIKU, true, "cost limit: short prompt");
    }

    @Test
    void aSimpleMessageGoesToHaiku() {
      assertPlan(
          plan(Task.RECOMMENDATION, Complexity.SIMPLE, cost("0.02")),
          Tier.HAIKU,
          true,
          "cost limit: simple message");
    }

    @Test
    void aComplexMessageGoesToSonnetWhileTheLimitHolds() {
      RoutePlan plan = plan(Task.DISCUSSION, Complexity.MODERATE, cost("0.02"));
      assertThat(plan.tier()).isEqualTo(Tier.SONNET);
      assertThat(plan.reason()).startsWith("sonnet scores 0.8473 against haiku 0.7473");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00674", "0.005", "0.0001"})
    void aComplexMessageGoesToHaikuWhenTheLimitIsTight(String limit) {
      assertPlan(
          plan(Task.DISCUSSION, Complexity.EXPERT, cost(limit)),
          Tier.HAIKU,
          false,
          "cost limit: too tight for sonnet");
    }

    @ParameterizedTest
    @CsvSource({"0.0073125, true", "0.0073124, false"})
    void aDraftEscalatesOnlyIfTheLimitCoversBoth(String limit, boolean mayEscalate) {
      // 0.0005625 for the draft and 0.00675 for the answer that replaces it
      assertThat(plan(Task.FAQ, Complexity.SIMPLE, cost(limit)).mayEscalate())
          .isEqualTo(mayEscalate);
    }
  }

  /** The third tree: with a limit of latency. */
  @Nested
  final class WithALatencyLimit {

    @Test
    void underHalfASecondHaikuAnswersAndDoesNotEscalate() {
      assertPlan(
          plan(Task.DISCUSSION, Complexity.EXPERT, latency(499)),
          Tier.HAIKU,
          false,
          "latency limit: no time to escalate");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 2000})
    void upToTwoSecondsHaikuGoesFirst(int millis) {
      assertPlan(
          plan(Task.DISCUSSION, Complexity.EXPERT, latency(millis)),
          Tier.HAIKU,
          true,
          "latency limit: haiku first");
    }

    @Test
    void overTwoSecondsSonnetIsAllowed() {
      assertThat(plan(Task.DISCUSSION, Complexity.EXPERT, latency(2001)).tier())
          .isEqualTo(Tier.SONNET);
    }
  }

  @Test
  void aGoalMayLowerTheTier() {
    RoutePlan plan = plan(Task.RECOMMENDATION, Complexity.MODERATE, goal(Goal.COST));
    assertThat(plan.tier()).isEqualTo(Tier.HAIKU);
    assertThat(plan.mayEscalate()).isTrue();
  }

  @Test
  void aGoalThatRaisesTheTierSaysSo() {
    Hints quality =
        new Hints(
            Optional.empty(),
            Optional.of(Goal.QUALITY),
            Optional.of(Duration.ofSeconds(100)),
            Optional.of(BigDecimal.valueOf(1000)),
            Optional.empty());
    RoutePlan plan = plan(Task.UNKNOWN, Complexity.EXPERT, quality);
    assertThat(plan.tier()).isEqualTo(Tier.SONNET);
    assertThat(plan.raised()).isTrue();
    assertThat(plan.reason()).startsWith("sonnet scores");
  }

  @Test
  void aPlanTellsTheTradeOffAgainstTheOtherTier() {
    RoutePlan plan = plan(Task.DISCUSSION, Complexity.COMPLEX, Hints.NONE);
    assertThat(plan.tradeOffs())
        .singleElement()
        .satisfies(
            tradeOff -> {
              assertThat(tradeOff.other()).isEqualTo(Tier.HAIKU);
              assertThat(tradeOff.costUsd()).isEqualByComparingTo("0.0061875");
              assertThat(tradeOff.quality()).isEqualByComparingTo("0.13");
              assertThat(tradeOff.latency()).isEqualTo(Duration.ofMillis(550));
              assertThat(tradeOff.score()).isEqualByComparingTo("0.8473");
              assertThat(tradeOff.otherScore()).isEqualByComparingTo("0.7473");
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withoutMoneyHaikuAnswersAndEscalatesIfThereIsMoneyForThat(boolean escalationsPaid) {
    RoutePlan sonnet = plan(Task.DISCUSSION, Complexity.COMPLEX, Hints.NONE);
    RoutePlan plan = planner.without(sonnet, escalationsPaid, "budget");
    assertPlan(plan, Tier.HAIKU, escalationsPaid, "budget (planned: default tier of discussion)");
    assertThat(plan.tradeOffs().getFirst().other()).isEqualTo(Tier.SONNET);
    assertThat(plan.tradeOffs().getFirst().costUsd()).isEqualByComparingTo("-0.0061875");
  }

  private static void assertPlan(RoutePlan plan, Tier tier, boolean mayEscalate, String reason) {
    assertThat(plan.tier()).isEqualTo(tier);
    assertThat(plan.mayEscalate()).isEqualTo(mayEscalate);
    assertThat(plan.reason()).isEqualTo(reason);
  }

  private RoutePlan plan(Task task, Complexity complexity, Hints hints) {
    return planner.plan(understood(task, complexity), hints, PROMPT_TOKENS, Configuration.DEFAULT);
  }

  private static Hints goal(Goal goal) {
    return hints(Optional.of(goal), Optional.empty(), Optional.empty());
  }

  private static Hints latency(int millis) {
    return hints(Optional.empty(), Optional.of(Duration.ofMillis(millis)), Optional.empty());
  }

  private static Hints cost(String usd) {
    return hints(Optional.empty(), Optional.empty(), Optional.of(new BigDecimal(usd)));
  }

  private static Hints hints(
      Optional<Goal> goal, Optional<Duration> maxLatency, Optional<BigDecimal> maxCostUsd) {
    return new Hints(Optional.empty(), goal, maxLatency, maxCostUsd, Optional.empty());
  }

  private static Understanding understood(Task task, Complexity complexity) {
    return new Understanding(task, 1, complexity, Language.ENGLISH, 10);
  }
}

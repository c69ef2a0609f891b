package dev.mangaassist.cascade.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.cascade.understand.Understanding;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoutePlannerTest {
  private static final long PROMPT_TOKENS = 500;

  private final RoutePlanner planner = new RoutePlanner(ModelCatalog.load().pair("claude-3"));

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
    void onlyHaikuDraftsMayEscalate() {
      assertThat(plan(Task.FAQ, Complexity.SIMPLE, Hints.NONE).mayEscalate()).isTrue();
      assertThat(plan(Task.DISCUSSION, Complexity.SIMPLE, Hints.NONE).mayEscalate()).isFalse();
    }

    @Test
    void aConfigurationWithoutEscalationsForbidsThem() {
      Configuration none = Configuration.DEFAULT.toBuilder().maxEscalations(0).build();
      Understanding faq = understood(Task.FAQ, Complexity.SIMPLE);
      assertThat(planner.plan(faq, Hints.NONE, () -> PROMPT_TOKENS, none).mayEscalate()).isFalse();
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
      assertThat(plan(Task.COMPARISON, Complexity.EXPERT, forced))
          .isEqualTo(new RoutePlan(tier, false, "forced"));
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
              () -> 299,
              Configuration.DEFAULT);
      assertThat(plan).isEqualTo(new RoutePlan(Tier.HAIKU, true, "cost limit: short prompt"));
    }

    @Test
    void aSimpleMessageGoesToHaiku() {
      assertThat(plan(Task.RECOMMENDATION, Complexity.SIMPLE, cost("0.02")))
          .isEqualTo(new RoutePlan(Tier.HAIKU, true, "cost limit: simple message"));
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
      assertThat(plan(Task.DISCUSSION, Complexity.EXPERT, cost(limit)))
          .isEqualTo(new RoutePlan(Tier.HAIKU, false, "cost limit: too tight for sonnet"));
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
      assertThat(plan(Task.DISCUSSION, Complexity.EXPERT, latency(499)))
          .isEqualTo(new RoutePlan(Tier.HAIKU, false, "latency limit: no time to escalate"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 2000})
    void upToTwoSecondsHaikuGoesFirst(int millis) {
      assertThat(plan(Task.DISCUSSION, Complexity.EXPERT, latency(millis)))
          .isEqualTo(new RoutePlan(Tier.HAIKU, true, "latency limit: haiku first"));
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
  void aGoalDoesNotRaiseTheTier() {
    Hints quality =
        new Hints(
            Optional.empty(),
            Optional.of(Goal.QUALITY),
            Optional.of(Duration.ofSeconds(100)),
            Optional.of(BigDecimal.valueOf(1000)),
            Optional.empty());
    RoutePlan plan = plan(Task.UNKNOWN, Complexity.EXPERT, quality);
    assertThat(plan.tier()).isEqualTo(Tier.HAIKU);
    assertThat(plan.mayEscalate()).isTrue();
    assertThat(plan.reason())
        .startsWith("sonnet scores")
        .endsWith("; a customer can not raise the tier");
  }

  private RoutePlan plan(Task task, Complexity complexity, Hints hints) {
    return planner.plan(
        understood(task, complexity), hints, () -> PROMPT_TOKENS, Configuration.DEFAULT);
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

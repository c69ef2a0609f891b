package dev.mangaassist.cascade.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mangaassist.cascade.select.Selection.Scored;
import dev.mangaassist.cascade.select.Selection.TradeOff;
import dev.mangaassist.models.ModelCatalog;
import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores at the prices of the pair {@code claude-3}, worked out by hand. */
final class ModelSelectorTest {
  private static final Duration LONG = SelectionCriteria.DEFAULT_MAX_LATENCY;
  private static final BigDecimal DEAR = SelectionCriteria.DEFAULT_MAX_COST_USD;

  private final ModelSelector selector = new ModelSelector(ModelCatalog.load().pair("claude-3"));

  @ParameterizedTest
  @CsvSource({
    "FAQ, COST, 0.9374, 0.7213",
    "FAQ, QUALITY, 0.8947, 0.8013",
    "FAQ, LATENCY, 0.9271, 0.7285",
    "FAQ, BALANCED, 0.9223, 0.7473",
    "DISCUSSION, COST, 0.8324, 0.7813",
    "DISCUSSION, QUALITY, 0.7197, 0.9013",
    "DISCUSSION, LATENCY, 0.7871, 0.8085",
    "DISCUSSION, BALANCED, 0.7473, 0.8473"
  })
  void scoresAreThoseOfTheFormulaForEveryGoal(
      Task task, Goal goal, BigDecimal haiku, BigDecimal sonnet) {
    Selection selection = selector.select(SelectionCriteria.of(task).withGoal(goal));
    assertThat(score(selection, Tier.HAIKU)).isEqualByComparingTo(haiku);
    assertThat(score(selection, Tier.SONNET)).isEqualByComparingTo(sonnet);
    assertThat(selection.chosen().tier())
        .isEqualTo(haiku.compareTo(sonnet) > 0 ? Tier.HAIKU : Tier.SONNET);
  }

  @Test
  void anAnswerIsEstimatedAtSevenTenthsOfItsPromptRoundedDown() {
    assertThat(selector.estimatedCostUsd(Tier.HAIKU, 500)).isEqualByComparingTo("0.0005625");
    assertThat(selector.estimatedCostUsd(Tier.SONNET, 501)).isEqualByComparingTo("0.006753");
    assertThat(selector.estimatedCostUsd(Tier.SONNET, 1)).isEqualByComparingTo("0.000003");
  }

  @Test
  void aTierOverTheCostIsLeftOut() {
    Selection selection = select(Task.DISCUSSION, LONG, "0.005");
    assertThat(selection.chosen().tier()).isEqualTo(Tier.HAIKU);
    assertThat(selection.alternatives()).isEmpty();
    assertThat(selection.relaxed()).isFalse();
    assertThat(selection.reason()).contains("alone within the limits");
  }

  @Test
  void aTierOverTheLatencyIsLeftOut() {
    Selection selection = selector.select(criteria(Duration.ofMillis(799), DEAR));
    assertThat(selection.chosen().tier()).isEqualTo(Tier.HAIKU);
    assertThat(selection.alternatives()).isEmpty();
  }

  @Test
  void aTierOnTheLimitIsWithinIt() {
    Selection selection =
        selector.select(criteria(Duration.ofMillis(800), new BigDecimal("0.00675")));
    assertThat(selection.alternatives()).hasSize(1);
    assertThat(selection.relaxed()).isFalse();
  }

  @Test
  void whereNoTierKeepsTheLimitsAllAreScoredAndItIsSaid() {
    Selection selection = select(Task.DISCUSSION, Duration.ofMillis(100), "0.0001");
    assertThat(selection.relaxed()).isTrue();
    assertThat(selection.alternatives()).hasSize(1);
    assertThat(selection.chosen().tier()).isEqualTo(Tier.SONNET);
    assertThat(selection.reason()).contains("no tier keeps the limits");
  }

  @Test
  void tradeOffsAreTheChosenLessTheOther() {
    Selection selection = selector.select(SelectionCriteria.of(Task.DISCUSSION));
    assertThat(selection.tradeOffs())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            new TradeOff(
                Tier.HAIKU,
                new BigDecimal("0.8473"),
                new BigDecimal("0.7473"),
                new BigDecimal("0.0061875"),
                new BigDecimal("0.13"),
                Duration.ofMillis(550)));
  }

  @Test
  void aQualityBelowTheWantedOneIsToldAndNoFilter() {
    Selection selection = selector.select(SelectionCriteria.of(Task.FAQ));
    assertThat(selection.chosen().tier()).isEqualTo(Tier.HAIKU);
    assertThat(selection.meetsWantedQuality()).isFalse();
    assertThat(selection.reason())
        .isEqualTo("haiku scores 0.9223 against sonnet 0.7473; below the wanted quality");
  }

  @Test
  void limitsMustBeOverZero() {
    assertThatThrownBy(() -> criteria(Duration.ZERO, DEAR)).hasMessageContaining("maxLatency");
    assertThatThrownBy(() -> criteria(LONG, BigDecimal.ZERO)).hasMessageContaining("maxCostUsd");
  }

  private Selection select(Task task, Duration maxLatency, String maxCostUsd) {
    return selector.select(
        new SelectionCriteria(task, Goal.BALANCED, maxLatency, new BigDecimal(maxCostUsd), 500));
  }

  private static SelectionCriteria criteria(Duration maxLatency, BigDecimal maxCostUsd) {
    return new SelectionCriteria(Task.DISCUSSION, Goal.BALANCED, maxLatency, maxCostUsd, 500);
  }

  private static BigDecimal score(Selection selection, Tier tier) {
    return Stream.concat(Stream.of(selection.chosen()), selection.alternatives().stream())
        .filter(scored -> scored.tier() == tier)
        .map(Scored::score)
        .findFirst()
        .orElseThrow()
        .setScale(4, RoundingMode.HALF_UP);
  }
}

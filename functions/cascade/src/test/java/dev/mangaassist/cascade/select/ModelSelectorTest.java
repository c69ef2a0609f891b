package dev.mangaassist.cascade.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.cascade.understand.Understanding;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ModelSelectorTest {

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
    assertThat(plan(task, Complexity.MODERATE).tier()).isEqualTo(tier);
  }

  @ParameterizedTest
  @EnumSource(Complexity.class)
  void aDetailedSummaryGoesToTheSonnetTier(Complexity complexity) {
    Tier expected = complexity.level() >= 4 ? Tier.SONNET : Tier.HAIKU;
    assertThat(plan(Task.SUMMARIZATION, complexity).tier()).isEqualTo(expected);
  }

  @Test
  void onlyHaikuDraftsMayEscalate() {
    assertThat(plan(Task.FAQ, Complexity.SIMPLE).mayEscalate()).isTrue();
    assertThat(plan(Task.DISCUSSION, Complexity.SIMPLE).mayEscalate()).isFalse();
  }

  @Test
  void aConfigurationWithoutEscalationsForbidsThem() {
    Configuration none = Configuration.DEFAULT.toBuilder().maxEscalations(0).build();
    Understanding faq = understood(Task.FAQ, Complexity.SIMPLE);
    assertThat(ModelSelector.plan(faq, Optional.empty(), none).mayEscalate()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void aForcedTierAnswersAndDoesNotHandOver(Tier tier) {
    Understanding comparison = understood(Task.COMPARISON, Complexity.EXPERT);
    RoutePlan plan = ModelSelector.plan(comparison, Optional.of(tier), Configuration.DEFAULT);
    assertThat(plan).isEqualTo(new RoutePlan(tier, false, "forced"));
  }

  private static RoutePlan plan(Task task, Complexity complexity) {
    return ModelSelector.plan(
        understood(task, complexity), Optional.empty(), Configuration.DEFAULT);
  }

  private static Understanding understood(Task task, Complexity complexity) {
    return new Understanding(task, 1, complexity, Language.ENGLISH, 10);
  }
}

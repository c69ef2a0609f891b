package dev.mangaassist.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mangaassist.models.ModelProfile.Capabilities;
import dev.mangaassist.models.ModelProfile.Thinking;
import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelCatalogTest {
  private final ModelCatalog catalog = ModelCatalog.load();

  @ParameterizedTest
  @CsvSource({
    "claude-3, HAIKU, anthropic.claude-3-haiku-20240307-v1:0, 250, 1250",
    "claude-3, SONNET, anthropic.claude-3-sonnet-20240229-v1:0, 3000, 15000",
    "claude-4-5, HAIKU, us.anthropic.claude-haiku-4-5-20251001-v1:0, 1000, 5000",
    "claude-4-5, SONNET, us.anthropic.claude-sonnet-4-5-20250929-v1:0, 3000, 15000",
    "claude-5-5, HAIKU, us.anthropic.claude-haiku-5-5, 100, 500",
    "claude-5-5, SONNET, global.anthropic.claude-sonnet-5-5, 2000, 10000"
  })
  void everyPairHasItsModelsAtTheirPricesInNanoDollars(
      String pair, Tier tier, String id, long input, long output) {
    ModelProfile model = catalog.pair(pair).of(tier);

    assertThat(model.id()).isEqualTo(id);
    assertThat(model.prices().input()).isEqualTo(input);
    assertThat(model.prices().output()).isEqualTo(output);
  }

  @Test
  void aCachedTokenIsReadForLessThanItIsWrittenWhereThereIsACache() {
    assertThat(catalog.pair("claude-5-5").haiku().prices())
        .isEqualTo(new Prices(100, 500, 10, 125));
    assertThat(catalog.pair("claude-5-5").sonnet().prices())
        .isEqualTo(new Prices(2000, 10_000, 200, 2500));
    assertThat(catalog.pair("claude-3").haiku().prices())
        .isEqualTo(new Prices(250, 1250, 250, 250));
  }

  @Test
  void pairsAreListedByNameWithTheirTargetsAndWhetherTheyAreRetired() {
    assertThat(catalog.pairs())
        .extracting(ModelPair::name)
        .containsExactly("claude-3", "claude-4-5", "claude-5-5");
    assertThat(catalog.pairs())
        .extracting(ModelPair::targetCostPerQueryUsd)
        .containsExactly(new BigDecimal("0.006"), new BigDecimal("0.006"), new BigDecimal("0.003"));
    assertThat(catalog.pairs()).extracting(ModelPair::retired).containsExactly(true, false, false);
  }

  @Test
  void anUnknownPairIsRefusedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog.pair("claude-9"))
        .withMessage(
            "There is no model pair 'claude-9': choose one of [claude-3, claude-4-5, claude-5-5]");
  }

  @Test
  void theCurrentSonnetRefusesWhatOthersAccept() {
    assertThat(catalog.pair("claude-5-5").sonnet().accepts())
        .isEqualTo(new Capabilities(false, false, false, Thinking.ALWAYS_ON, 1024));
    assertThat(catalog.pair("claude-5-5").haiku().accepts())
        .isEqualTo(new Capabilities(true, true, true, Thinking.ON_BY_DEFAULT, 4096));
    assertThat(catalog.pair("claude-4-5").haiku().accepts())
        .isEqualTo(new Capabilities(true, true, true, Thinking.OFF_BY_DEFAULT, 4096));
    assertThat(catalog.pair("claude-3").sonnet().accepts())
        .isEqualTo(new Capabilities(true, true, true, Thinking.NONE, 0));
  }

  @Test
  void anInferenceProfileNamesItsFoundationModelAndWhereItRuns() {
    ModelProfile haiku = catalog.pair("claude-5-5").haiku();
    assertThat(haiku.isInferenceProfile()).isTrue();
    assertThat(haiku.isGlobal()).isFalse();
    assertThat(haiku.foundationModel()).isEqualTo("anthropic.claude-haiku-5-5");
    assertThat(haiku.memberRegions()).containsExactly("us-east-1", "us-east-2", "us-west-2");

    ModelProfile sonnet = catalog.pair("claude-5-5").sonnet();
    assertThat(sonnet.isInferenceProfile()).isTrue();
    assertThat(sonnet.isGlobal()).isTrue();
    assertThat(sonnet.memberRegions()).contains("us-east-1");
  }

  @Test
  void aFoundationModelIsCalledInItsOwnRegion() {
    ModelProfile haiku = catalog.pair("claude-3").haiku();

    assertThat(haiku.isInferenceProfile()).isFalse();
    assertThat(haiku.isGlobal()).isFalse();
    assertThat(haiku.memberRegions()).isEmpty();
  }
}

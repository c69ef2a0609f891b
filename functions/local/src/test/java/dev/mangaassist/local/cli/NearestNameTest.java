package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationJson;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NearestNameTest {
  private static final Set<String> SETTINGS =
      ConfigurationJson.values(Configuration.DEFAULT).keySet();

  @ParameterizedTest
  @CsvSource({
    "confidencethreshold, confidenceThreshold",
    "confidenceTreshhold, confidenceThreshold",
    "threshold, confidenceThreshold",
    "haikuMaxToken, haikuMaxTokens",
    "HAIKU_MAX_TOKENS, haikuMaxTokens",
    "cacheLife, responseCacheLife",
    "sonnetTemprature, sonnetTemperature",
    "sonnetBudgetPerDay, sonnetBudgetPerDayUsd"
  })
  void aSlipOfTheFingerIsUnderstood(String typed, String meant) {
    assertThat(NearestName.of(typed, SETTINGS)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "colour", "price"})
  void whatIsNearToNothingIsNotGuessed(String typed) {
    assertThat(NearestName.of(typed, SETTINGS)).isEmpty();
  }

  @Test
  void everyNameIsNearestToItself() {
    assertThat(SETTINGS)
        .allSatisfy(name -> assertThat(NearestName.of(name, SETTINGS)).contains(name));
  }
}

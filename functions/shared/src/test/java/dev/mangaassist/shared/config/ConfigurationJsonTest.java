package dev.mangaassist.shared.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mangaassist.shared.config.ConfidenceCalibration.Curve;
import dev.mangaassist.shared.config.ConfidenceCalibration.Knot;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationJsonTest {

  @Test
  void itsValuesAreTextsThatMakeTheSameConfigurationOfAnyOther() {
    Configuration some =
        Configuration.DEFAULT.toBuilder()
            .haikuMaxTokens(512)
            .responseCacheEnabled(false)
            .sonnetBudgetPerDayUsd(Optional.of(new BigDecimal("250.50")))
            .build();

    assertThat(ConfigurationJson.values(some))
        .containsEntry("haikuMaxTokens", "512")
        .containsEntry("sonnetBudgetPerDayUsd", "250.50")
        .containsEntry("customerSonnetBudgetPerDayUsd", "")
        .doesNotContainKey("calibration");
    assertThat(ConfigurationJson.change(Configuration.DEFAULT, ConfigurationJson.values(some)))
        .isEqualTo(some);
    assertThat(ConfigurationJson.change(some, ConfigurationJson.values(Configuration.DEFAULT)))
        .isEqualTo(Configuration.DEFAULT);
  }

  @Test
  void readsWhatItWrote() {
    Configuration all =
        Configuration.DEFAULT.toBuilder()
            .firstTextTimeLimit(Duration.ofSeconds(2))
            .sonnetBudgetPerDayUsd(Optional.of(new BigDecimal("500")))
            .customerSonnetBudgetPerDayUsd(Optional.of(new BigDecimal("0.25")))
            .customerRaisesPerDay(3)
            .judgedShare(new BigDecimal("0.002"))
            .judgingBudgetPerDayUsd(Optional.of(new BigDecimal("7.5")))
            .canaryShare(new BigDecimal("0.05"))
            .calibration(
                Optional.of(
                    new ConfidenceCalibration(
                        "judged",
                        2,
                        List.of(
                            new Curve(
                                Optional.of(Task.FAQ),
                                Optional.of(Language.JAPANESE),
                                List.of(knot("0.5", "0.1"), knot("0.9", "0.97"))),
                            new Curve(
                                Optional.empty(), Optional.empty(), List.of(knot("0.5", "0.4")))))))
            .certificate(Optional.of(Certificates.faqInJapaneseAndTheRest()))
            .build();
    assertThat(ConfigurationJson.read(ConfigurationJson.write(all))).isEqualTo(all);
  }

  @Test
  void whatAnOlderReleaseDidNotWriteHasItsDefault() {
    assertThat(ConfigurationJson.read("{\"confidenceThreshold\":\"0.9\"}"))
        .isEqualTo(Configuration.DEFAULT.withConfidenceThreshold(new BigDecimal("0.9")));
  }

  @Test
  void valuesChangeByName() {
    assertThat(
            ConfigurationJson.change(
                Configuration.DEFAULT,
                Map.of(
                    "firstTextTimeLimit", "PT2S",
                    "sonnetBudgetPerDayUsd", "0.5",
                    "haikuMaxTokens", "256",
                    "responseCacheEnabled", "false")))
        .isEqualTo(
            Configuration.DEFAULT.toBuilder()
                .firstTextTimeLimit(Duration.ofSeconds(2))
                .sonnetBudgetPerDayUsd(Optional.of(new BigDecimal("0.5")))
                .haikuMaxTokens(256)
                .responseCacheEnabled(false)
                .build());
  }

  @Test
  void anEmptyTextTakesAnOptionalValueAway() {
    Configuration limited =
        Configuration.DEFAULT.toBuilder()
            .sonnetBudgetPerDayUsd(Optional.of(BigDecimal.ONE))
            .build();
    assertThat(ConfigurationJson.change(limited, Map.of("sonnetBudgetPerDayUsd", "")))
        .isEqualTo(Configuration.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "threshold, 1, no value 'threshold'",
    "haikuMaxTokens, many, a whole number such as 512",
    "haikuMaxTokens, 0, 1 to 8192",
    "confidenceThreshold, high, a number such as 0.8",
    "responseCacheEnabled, yes, true or false",
    "responseCacheLife, 5m, an ISO-8601 duration such as PT5M",
    "sonnetBudgetPerDayUsd, -1, US dollars",
    "judgedShare, 1.01, 0 to 1",
    "judgingBudgetPerDayUsd, -1, US dollars",
    "canaryShare, 0.51, 0 to 0.5"
  })
  void aWrongChangeIsToldHowToBeRight(String name, String value, String told) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationJson.change(Configuration.DEFAULT, Map.of(name, value)))
        .withMessageContaining(told);
  }

  private static Knot knot(String score, String probability) {
    return new Knot(new BigDecimal(score), new BigDecimal(probability));
  }
}

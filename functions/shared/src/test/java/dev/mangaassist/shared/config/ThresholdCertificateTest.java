package dev.mangaassist.shared.config;

import static dev.mangaassist.shared.config.Certificates.VERSIONS;
import static dev.mangaassist.shared.config.Certificates.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mangaassist.shared.config.ConfidenceCalibration.Curve;
import dev.mangaassist.shared.config.ConfidenceCalibration.Knot;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThresholdCertificateTest {
  private static final Configuration CERTIFIED =
      Configuration.DEFAULT.toBuilder()
          .certificate(Optional.of(Certificates.faqInJapaneseAndTheRest()))
          .build();

  @ParameterizedTest
  @CsvSource({
    "FAQ, JAPANESE, 0.62",
    "FAQ, ENGLISH, 0.71",
    "GREETING, JAPANESE, 0.71",
    "PRODUCT_SEARCH, ENGLISH, 0.80",
    "PRODUCT_SEARCH, JAPANESE, 0.71"
  })
  void aDraftPassesAtTheThresholdOfItsGroup(Task task, Language language, BigDecimal threshold) {
    assertThat(CERTIFIED.threshold(task, language, VERSIONS)).isEqualTo(threshold);
  }

  @Test
  void whatWasNotCertifiableByItselfIsNotCoveredByTheRest() {
    assertThat(Certificates.faqInJapaneseAndTheRest().coversAll()).isFalse();
    assertThat(Certificates.ofAll("0.7").coversAll()).isTrue();
    assertThat(
            Certificates.of(
                    group(Optional.of(Task.FAQ), Optional.of(Language.ENGLISH), Optional.of("0.7")))
                .coversAll())
        .isFalse();
  }

  @Test
  void itEndsWithTheVersionsThatItWasMadeFor() {
    List<AnswerVersions> others =
        List.of(
            AnswerVersions.of("prompts-2", "claude-5-5", CERTIFIED),
            AnswerVersions.of("prompts-1", "claude-4-5", CERTIFIED),
            VERSIONS.under(CERTIFIED.withHaikuMaxTokens(512)),
            VERSIONS.under(CERTIFIED.toBuilder().sonnetTemperature(new BigDecimal("0.7")).build()),
            VERSIONS.under(CERTIFIED.toBuilder().calibration(Optional.of(calibration())).build()));
    assertThat(others)
        .allSatisfy(
            other ->
                assertThat(CERTIFIED.threshold(Task.FAQ, Language.JAPANESE, other))
                    .isEqualTo("0.80"));
  }

  @Test
  void whatDoesNotShapeAnswersDoesNotEndIt() {
    Configuration other =
        CERTIFIED.toBuilder()
            .confidenceThreshold(new BigDecimal("0.9"))
            .haikuTemperature(new BigDecimal("0.30"))
            .customerRaisesPerDay(0)
            .build();
    assertThat(other.threshold(Task.FAQ, Language.JAPANESE, VERSIONS.under(other)))
        .isEqualTo("0.62");
  }

  @Test
  void anotherCalibrationReadsTheSameAnswers() {
    AnswerVersions calibrated =
        VERSIONS.under(CERTIFIED.toBuilder().calibration(Optional.of(calibration())).build());
    assertThat(calibrated).isNotEqualTo(VERSIONS);
    assertThat(calibrated.answersLike(VERSIONS)).isTrue();
    assertThat(VERSIONS.under(CERTIFIED.withHaikuMaxTokens(512)).answersLike(VERSIONS)).isFalse();
  }

  @Test
  void halfAGroupIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> group(Optional.of(Task.FAQ), Optional.empty(), Optional.of("0.7")))
        .withMessageContaining("both a task and a language");
  }

  private static ConfidenceCalibration calibration() {
    return new ConfidenceCalibration(
        "judged",
        1,
        List.of(
            new Curve(
                Optional.empty(),
                Optional.empty(),
                List.of(new Knot(new BigDecimal("0.5"), new BigDecimal("0.6"))))));
  }
}

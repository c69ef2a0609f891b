package dev.mangaassist.shared.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mangaassist.shared.config.ConfidenceCalibration.Curve;
import dev.mangaassist.shared.config.ConfidenceCalibration.Knot;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfidenceCalibrationTest {
  private static final Optional<Task> FAQ = Optional.of(Task.FAQ);
  private static final Optional<Language> JAPANESE = Optional.of(Language.JAPANESE);

  @ParameterizedTest
  @CsvSource({"0, 0.1", "0.5, 0.1", "0.6, 0.3", "0.65, 0.4", "0.7, 0.5", "0.8, 0.9", "1, 0.9"})
  void aCurveIsLinearBetweenItsKnotsAndLevelOutside(BigDecimal score, BigDecimal probability) {
    ConfidenceCalibration calibration =
        calibration(curve(Optional.empty(), Optional.empty(), "0.5:0.1", "0.7:0.5", "0.8:0.9"));
    assertThat(calibration.probability(score, Task.FAQ, Language.ENGLISH).orElseThrow())
        .isEqualByComparingTo(probability);
  }

  @Test
  void theNarrowestCurveDecides() {
    Curve both = curve(FAQ, JAPANESE, "0:0.1");
    Curve task = curve(FAQ, Optional.empty(), "0:0.2");
    Curve language = curve(Optional.empty(), JAPANESE, "0:0.3");
    Curve all = curve(Optional.empty(), Optional.empty(), "0:0.4");
    ConfidenceCalibration calibration = calibration(all, language, task, both);
    assertThat(probability(calibration, Task.FAQ, Language.JAPANESE)).contains("0.1");
    assertThat(probability(calibration, Task.FAQ, Language.ENGLISH)).contains("0.2");
    assertThat(probability(calibration, Task.GREETING, Language.JAPANESE)).contains("0.3");
    assertThat(probability(calibration, Task.GREETING, Language.ENGLISH)).contains("0.4");
    assertThat(probability(calibration(both), Task.GREETING, Language.ENGLISH)).isEmpty();
  }

  @Test
  void aCurveThatFallsIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curve(FAQ, JAPANESE, "0.5:0.5", "0.6:0.4"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curve(FAQ, JAPANESE, "0.5:0.5", "0.5:0.6"));
    assertThatIllegalArgumentException().isThrownBy(() -> curve(FAQ, JAPANESE));
    assertThatIllegalArgumentException().isThrownBy(() -> curve(FAQ, JAPANESE, "1.1:0.5"));
  }

  @Test
  void twoCurvesForTheSameAreAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> calibration(curve(FAQ, JAPANESE, "0:0.1"), curve(FAQ, JAPANESE, "0:0.2")));
  }

  private static Optional<String> probability(
      ConfidenceCalibration calibration, Task task, Language language) {
    return calibration
        .probability(new BigDecimal("0.5"), task, language)
        .map(BigDecimal::toPlainString);
  }

  private static ConfidenceCalibration calibration(Curve... curves) {
    return new ConfidenceCalibration("test", 1, List.of(curves));
  }

  private static Curve curve(Optional<Task> task, Optional<Language> language, String... knots) {
    return new Curve(
        task,
        language,
        Arrays.stream(knots)
            .map(knot -> knot.split(":"))
            .map(knot -> new Knot(new BigDecimal(knot[0]), new BigDecimal(knot[1])))
            .toList());
  }
}

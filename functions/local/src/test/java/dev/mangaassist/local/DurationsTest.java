package dev.mangaassist.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "10s,PT10S", "15m,PT15M", "2h,PT2H", "PT1H30M,PT1H30M"})
  void readsTheShortFormAndIso(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "ten seconds", "-5s", "5d", "1.5h", "99999999999s"})
  void refusesWhatIsNeither(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessageContaining("10s or 15m")
        .withMessageContaining("'" + text + "'");
  }

  @Test
  void writesTheShortForm() {
    assertThat(Durations.text(Duration.ofMinutes(15))).isEqualTo("15m");
    assertThat(Durations.text(Duration.ofSeconds(90))).isEqualTo("1m30s");
  }
}

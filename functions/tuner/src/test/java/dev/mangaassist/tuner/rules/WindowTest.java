package dev.mangaassist.tuner.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WindowTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:42.5Z");

  @Test
  void itIsTheLastWholeMinutesBeforeNow() {
    assertThat(Window.before(NOW, Duration.ofMinutes(15), Instant.EPOCH))
        .isEqualTo(window("2026-11-23T10:00:00Z", "2026-11-23T10:15:00Z"));
  }

  @Test
  void aLengthThatIsNotOfWholeMinutesTakesTheLastWholeSecondsBeforeNow() {
    assertThat(Window.before(NOW, Duration.ofSeconds(119), Instant.EPOCH))
        .isEqualTo(window("2026-11-23T10:13:43Z", "2026-11-23T10:15:42Z"));
    assertThat(Window.before(NOW, Duration.ofSeconds(10), Instant.EPOCH))
        .isEqualTo(window("2026-11-23T10:15:32Z", "2026-11-23T10:15:42Z"));
  }

  @Test
  void itHoldsNothingOfBeforeTheEarliestInstant() {
    Window window =
        Window.before(NOW, Duration.ofMinutes(15), Instant.parse("2026-11-23T10:05:00.001Z"));

    assertThat(window).isEqualTo(window("2026-11-23T10:06:00Z", "2026-11-23T10:15:00Z"));
    assertThat(window.length()).isEqualTo(Duration.ofMinutes(9));
    assertThat(Window.before(NOW, Duration.ofMinutes(15), Instant.parse("2026-11-23T10:05:00Z")))
        .isEqualTo(window("2026-11-23T10:05:00Z", "2026-11-23T10:15:00Z"));
  }

  @Test
  void itIsEmptyWhenNoWholeMinuteHasPassedSinceTheEarliestInstant() {
    for (String earliest :
        new String[] {"2026-11-23T10:14:30Z", "2026-11-23T10:15:00Z", "2027-01-01T00:00:00Z"}) {
      Window window = Window.before(NOW, Duration.ofMinutes(15), Instant.parse(earliest));
      assertThat(window.isEmpty()).as(earliest).isTrue();
      assertThat(window.end()).isEqualTo(Instant.parse("2026-11-23T10:15:00Z"));
    }
  }

  @Test
  void itDoesNotEndBeforeItStarts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> window("2026-11-23T10:15:00Z", "2026-11-23T10:14:00Z"));
  }

  private static Window window(String start, String end) {
    return new Window(Instant.parse(start), Instant.parse(end));
  }
}

package dev.mangaassist.tuner.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.tuner.rules.Observations.Counts;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DoubtsTest {
  private static final long ENOUGH = 300;

  @Test
  void healthyTrafficRaisesNone() {
    assertThat(about(Traffic.healthy())).isEmpty();
  }

  @Test
  void asksThatCeaseAreMissingIfThereWereEnoughBefore() {
    Observations none = Observations.none(Traffic.WINDOW);

    assertThat(Doubts.about(none, 299, ENOUGH)).isEmpty();
    assertThat(Doubts.about(none, 300, ENOUGH))
        .contains("no ask was counted, where a window before had 300");
  }

  @Test
  void anEmptyWindowMissesNothing() {
    var empty = new Window(Traffic.WINDOW.end(), Traffic.WINDOW.end());

    assertThat(Doubts.about(Observations.none(empty), 10_000, ENOUGH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // 45 s of 15 minutes are 5%, and 10 asks are too few to judge
        "1000|1060|0|0|800|80|5 |",
        "1000|1061|0|0|800|80|5 | 1061 asks ended, but only 1000 were accepted",
        "1000|500|0|561|800|80|5| 1061 asks ended, but only 1000 were accepted",
        "1000|1000|0|0|800|800|5|",
        "1000|1000|0|0|800|801|5| 801 of 800 answers were escalated",
        "1000|1000|0|0|10|1|71  | 71 drafts of 10 answers were truncated",
        "1000|0|0|0|0|0|0       | 1000 asks were accepted, but none ended",
        "1000|0|1000|0|0|0|0    |",
        "1000|1000|-1|0|800|80|5| a count is negative"
      })
  void countsContradictEachOther(
      long accepted,
      long done,
      long failed,
      long abandoned,
      long answers,
      long escalations,
      long truncated,
      String doubt) {
    var counts = new Counts(accepted, done, failed, abandoned, answers, escalations, truncated, 0);

    assertThat(about(Traffic.healthy().counts(counts))).isEqualTo(Optional.ofNullable(doubt));
  }

  @Test
  void answersWithoutTheirCostAreMissingSomething() {
    Observations observed = Traffic.healthy().observations();
    var noCost =
        new Observations(
            observed.window(),
            observed.counts(),
            observed.timeToFirstText(),
            observed.latency(),
            Optional.empty(),
            observed.quality());

    assertThat(Doubts.about(noCost, 0, ENOUGH))
        .contains("1000 asks were answered, but neither cost nor time of all is known");
  }

  @ParameterizedTest
  @CsvSource({"-0.000001", "1.000001"})
  void aQualityThatIsNoneIsDoubted(String quality) {
    assertThat(about(Traffic.healthy().quality(quality, 400))).contains("quality is 0 to 1");
  }

  @Test
  void aNegativeCostIsDoubted() {
    assertThat(about(Traffic.healthy().costUsd("-0.001"))).contains("a cost is negative");
  }

  @ParameterizedTest
  @CsvSource({"-1,10,20", "600,599,700", "600,700,699"})
  void percentilesThatDoNotRiseAreDoubted(long p50, long p95, long p99) {
    assertThat(about(Traffic.healthy().firstTextMs(p50, p95, p99)))
        .contains("times are negative or their percentiles do not rise");
  }

  private static Optional<String> about(Traffic traffic) {
    return Doubts.about(traffic.observations(), 1_000, ENOUGH);
  }
}

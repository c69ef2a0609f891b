package dev.mangaassist.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FiguresTest {
  private static final ReplayOptions OPTIONS = new ReplayOptions(101, 15, 1);

  @Test
  void percentilesAreThoseOfCompleteAnswers() {
    Figures figures = hundredAnswersAndAFailure();

    assertThat(figures.asks()).isEqualTo(101);
    assertThat(figures.failed()).isEqualTo(1);
    assertThat(figures.firstText(50)).contains(Duration.ofMillis(50));
    assertThat(figures.firstText(95)).contains(Duration.ofMillis(95));
    assertThat(figures.firstText(99)).contains(Duration.ofMillis(99));
    assertThat(figures.escalatedShare()).isEqualByComparingTo("0.1");
    assertThat(figures.replaced()).isEqualTo(1);
    assertThat(figures.meanCostUsd()).contains(new BigDecimal("0.002000"));
  }

  @Test
  void tableAndJsonTellTheSame() {
    ReplayReport report =
        new ReplayReport(OPTIONS, hundredAnswersAndAFailure(), Figures.of(List.of()));

    assertThat(String.join("\n", report.table()))
        .containsPattern("first useful text, p95 +95 ms +-")
        .containsPattern("escalated +10\\.0% +0\\.0%")
        .containsPattern("replaced text +1 of 10 +0 of 0")
        .contains("errors by code: head first {timeout=1}, sequential {}");
    assertThat(report.json())
        .contains("\"headFirst\":{\"asks\":101,\"done\":100,\"errors\":{\"timeout\":1}")
        .contains("\"p99\":99")
        .contains("\"sequential\":{\"asks\":0");
    assertThat(report.complete()).isFalse();
  }

  @Test
  void aReplacedTextWasNotUseful() {
    Transcript transcript = new Transcript();
    transcript.add("{\"type\":\"accepted\"}", Duration.ofMillis(10));
    transcript.add("{\"type\":\"delta\",\"text\":\"Mon\"}", Duration.ofMillis(20));
    transcript.add("{\"type\":\"replace\"}", Duration.ofMillis(30));
    transcript.add("{\"type\":\"delta\",\"text\":\"Nana\"}", Duration.ofMillis(40));
    transcript.add("{\"type\":\"delta\",\"text\":\" is\"}", Duration.ofMillis(50));

    assertThat(
            transcript.add(
                "{\"type\":\"done\",\"escalated\":true,\"costUsd\":0.001}", Duration.ZERO))
        .contains(new Outcome.Done(Duration.ofMillis(40), true, true, new BigDecimal("0.001")));
  }

  @Test
  void anErrorAndAnEmptyAnswerAreFailures() {
    assertThat(new Transcript().add("{\"type\":\"error\",\"code\":\"busy\"}", Duration.ZERO))
        .contains(new Outcome.Failed("busy"));
    assertThat(new Transcript().add("{\"type\":\"done\"}", Duration.ZERO))
        .isEqualTo(Optional.of(new Outcome.Failed("no_text")));
  }

  private static Figures hundredAnswersAndAFailure() {
    return Figures.of(
        Stream.concat(
                IntStream.rangeClosed(1, 100).mapToObj(FiguresTest::answer),
                Stream.of(new Outcome.Failed("timeout")))
            .toList());
  }

  private static Outcome answer(int millis) {
    return new Outcome.Done(
        Duration.ofMillis(millis), millis % 10 == 0, millis == 100, new BigDecimal("0.002"));
  }
}

package dev.mangaassist.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mangaassist.message.ClientFrame.Ask;
import dev.mangaassist.message.ClientFrame.Feedback;
import dev.mangaassist.message.ClientFrame.Rating;
import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import dev.mangaassist.shared.wire.ErrorCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameFieldsTest {

  @Test
  void anAskHasEveryFieldOfTheProtocol() throws FrameException {
    assertThat(
            FrameDecoder.decode(
                """
                {"action":"ask","id":"q1","text":"Compare them","task":"comparison",
                 "goal":"quality","maxLatencyMs":2500,"maxCostUsd":0.02,"newer":{"field":[1]}}
                """))
        .isEqualTo(
            new Ask(
                Optional.of("q1"),
                "Compare them",
                new Hints(
                    Optional.of(Task.COMPARISON),
                    Optional.of(Goal.QUALITY),
                    Optional.of(Duration.ofMillis(2500)),
                    Optional.of(new BigDecimal("0.02")),
                    Optional.empty())));
  }

  @Test
  void whatIsAbsentOrNullIsLeftToTheServer() throws FrameException {
    var bare = new Ask(Optional.empty(), "hello", Hints.NONE);

    assertThat(FrameDecoder.decode("{\"action\":\"ask\",\"text\":\"hello\"}")).isEqualTo(bare);
    assertThat(
            FrameDecoder.decode(
                """
                {"action":"ask","id":null,"text":"hello","task":null,"goal":null,
                 "maxLatencyMs":null,"maxCostUsd":null}
                """))
        .isEqualTo(bare);
  }

  @Test
  void theTierIsNotForTheClientToForce() throws FrameException {
    assertThat(
            FrameDecoder.decode(
                "{\"action\":\"ask\",\"text\":\"hello\",\"forcedTier\":\"sonnet\"}"))
        .isEqualTo(new Ask(Optional.empty(), "hello", Hints.NONE));
  }

  @ParameterizedTest
  @EnumSource
  void everyTaskCanBeHinted(Task task) throws FrameException {
    assertThat(((Ask) ask("\"task\":\"%s\"".formatted(task.wireName()))).hints().task())
        .contains(task);
  }

  @ParameterizedTest
  @EnumSource
  void everyGoalCanBeHinted(Goal goal) throws FrameException {
    assertThat(((Ask) ask("\"goal\":\"%s\"".formatted(goal.wireName()))).hints().goal())
        .contains(goal);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "60000, 60000", "1e3, 1000", "2500.0, 2500"})
  void aLatencyIsAWholeNumberOfMilliseconds(String number, long milliseconds)
      throws FrameException {
    assertThat(((Ask) ask("\"maxLatencyMs\":" + number)).hints().maxLatency())
        .contains(Duration.ofMillis(milliseconds));
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "0.000000001, 0.000000001", "2e-2, 0.02", "0.10, 0.1"})
  void aCostIsExact(String number, BigDecimal usd) throws FrameException {
    assertThat(((Ask) ask("\"maxCostUsd\":" + number)).hints().maxCostUsd().orElseThrow())
        .isEqualByComparingTo(usd);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "-0.0", "60001", "0.5", "1e400", "1e-400", "9999999999999999999"})
  void aLatencyOutOfBoundsIsRefusedWithThem(String number) {
    assertThat(refusal(frame("\"maxLatencyMs\":" + number)))
        .hasMessageStartingWith("maxLatencyMs must be a whole number over 0 up to 60000, but is '");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.01", "10.01", "0.0000000001", "1e2147483647", "1e-2147483647"})
  void aCostOutOfBoundsIsRefusedWithThem(String number) {
    assertThat(refusal(frame("\"maxCostUsd\":" + number)))
        .hasMessageStartingWith(
            "maxCostUsd must be a number with at most 9 decimals, over 0 up to 10, but is '");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"task\":\"recipes\" | task must be one of greeting, faq, product_search, order_status, summarization, recommendation, comparison, discussion, translation, unknown, but is 'recipes'.",
        "\"task\":\"FAQ\" | task must be one of greeting, faq, product_search, order_status, summarization, recommendation, comparison, discussion, translation, unknown, but is 'FAQ'.",
        "\"task\":5 | task must be a string, but is of type number.",
        "\"goal\":\"best\" | goal must be one of cost, quality, latency, balanced, but is 'best'.",
        "\"goal\":[\"cost\"] | goal must be a string, but is of type array.",
        "\"maxLatencyMs\":\"2500\" | maxLatencyMs must be a number, but is of type string.",
        "\"maxLatencyMs\":{} | maxLatencyMs must be a number, but is of type object.",
        "\"maxCostUsd\":true | maxCostUsd must be a number, but is of type boolean."
      })
  void aHintOfTheWrongTypeOrValueIsRefusedWithWhatWasExpected(String field, String message) {
    FrameException refusal = refusal(frame(field));

    assertThat(refusal).hasMessage(message);
    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refusal.id()).contains("q1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"q1\"} | action is missing: send ask, feedback or ping.",
        "{\"id\":\"q1\",\"action\":null} | action is missing: send ask, feedback or ping.",
        "{\"id\":\"q1\",\"action\":7} | action must be a string, but is of type number.",
        "{\"id\":\"q1\",\"action\":\"shout\"} | action must be ask, feedback or ping, but is 'shout'.",
        "{\"id\":\"q1\",\"action\":\"Ask\"} | action must be ask, feedback or ping, but is 'Ask'.",
        "{\"id\":\"q1\",\"action\":\"ask\"} | text is missing: send 1 to 4,000 characters.",
        "{\"id\":\"q1\",\"action\":\"ask\",\"text\":null} | text is missing: send 1 to 4,000 characters.",
        "{\"id\":\"q1\",\"action\":\"ask\",\"text\":42} | text must be a string, but is of type number.",
        "{\"id\":\"q1\",\"action\":\"ask\",\"text\":\" \"} | text is empty: write at least one character.",
        "{\"id\":\"q1\",\"action\":\"feedback\"} | rating is missing: send up or down.",
        "{\"id\":\"q1\",\"action\":\"feedback\",\"rating\":5} | rating must be a string, but is of type number.",
        "{\"id\":\"q1\",\"action\":\"feedback\",\"rating\":\"UP\"} | rating must be one of up, down, but is 'UP'.",
        "{\"id\":\"q1\",\"action\":\"feedback\",\"rating\":\"up\",\"comment\":1} | comment must be a string, but is of type number."
      })
  void aFrameThatLacksWhatItNeedsIsRefusedInTheNameOfItsId(String frame, String message) {
    FrameException refusal = refusal(frame);

    assertThat(refusal).hasMessage(message);
    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refusal.id()).contains("q1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | id must be a string, but is of type number.",
        "\"\" | id is empty: give 1 to 64 characters.",
        "\"a\\nb\" | id has the control character U+000A at character 2: remove it.",
        "\"a\\ud83d\" | id has half of a surrogate pair (U+D83D) at character 2: send well-formed Unicode."
      })
  void anIdThatCanNotBeEchoedIsRefusedWithoutOne(String id, String message) {
    FrameException refusal = refusal("{\"action\":\"ping\",\"id\":%s}".formatted(id));

    assertThat(refusal).hasMessage(message);
    assertThat(refusal.id()).isEmpty();
  }

  @Test
  void anIdHasAtMost64Characters() throws FrameException {
    String longest = "🙂".repeat(64);
    String frame = "{\"action\":\"ask\",\"text\":\"hello\",\"id\":\"%s\"}";

    assertThat(FrameDecoder.decode(frame.formatted(longest)).id()).contains(longest);
    FrameException refusal = refusal(frame.formatted(longest + "a"));
    assertThat(refusal).hasMessage("id has 65 characters, but at most 64 are allowed: shorten it.");
    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_REQUEST);
  }

  @Test
  void aFeedbackRatesAnAnswerAndMayCommentIt() throws FrameException {
    assertThat(FrameDecoder.decode("{\"action\":\"feedback\",\"id\":\"q1\",\"rating\":\"up\"}"))
        .isEqualTo(new Feedback("q1", Rating.UP, Optional.empty()));
    assertThat(
            FrameDecoder.decode(
                """
                {"action":"feedback","id":"q1","rating":"down","comment":"違います\\n🙂"}
                """))
        .isEqualTo(new Feedback("q1", Rating.DOWN, Optional.of("違います\n🙂")));
  }

  @Test
  void aCommentHasAtMost1000Characters() throws FrameException {
    String frame = "{\"action\":\"feedback\",\"id\":\"q1\",\"rating\":\"up\",\"comment\":\"%s\"}";

    assertThat(FrameDecoder.decode(frame.formatted("🙂".repeat(1000)))).isNotNull();
    assertThat(refusal(frame.formatted("🙂".repeat(1001))).code()).isEqualTo(ErrorCode.TOO_LARGE);
  }

  @Test
  void aFeedbackNamesItsAnswer() {
    assertThat(refusal("{\"action\":\"feedback\",\"rating\":\"up\"}"))
        .hasMessage("id is missing: name the answer that is rated.");
  }

  private static String frame(String field) {
    return "{\"action\":\"ask\",\"id\":\"q1\",\"text\":\"hello\",%s}".formatted(field);
  }

  private static ClientFrame ask(String field) throws FrameException {
    return FrameDecoder.decode(frame(field));
  }

  private static FrameException refusal(String text) {
    return catchThrowableOfType(FrameException.class, () -> FrameDecoder.decode(text));
  }
}

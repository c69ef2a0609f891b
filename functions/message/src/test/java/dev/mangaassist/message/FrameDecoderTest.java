package dev.mangaassist.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mangaassist.message.ClientFrame.Ask;
import dev.mangaassist.message.ClientFrame.Feedback;
import dev.mangaassist.message.ClientFrame.Ping;
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

final class FrameDecoderTest {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "こんにちは",
        "🙂",
        "\"quoted\"",
        "42",
        "null",
        "true",
        "(see [1])",
        "a {\"action\":\"ping\"}",
        "line\nline\r\n\ttab",
        "/ping"
      })
  void aTextThatIsNoJsonObjectOrArrayIsAnAsk(String text) throws FrameException {
    assertThat(FrameDecoder.decode(text)).isEqualTo(new Ask(Optional.empty(), text, Hints.NONE));
  }

  @Test
  void blanksAroundATextAreDropped() throws FrameException {
    assertThat(text(FrameDecoder.decode(" \n\t\u3000hello \u3000"))).isEqualTo("hello");
    assertThat(text(FrameDecoder.decode("{\"action\":\"ask\",\"text\":\" \u3000hello\\n\"}")))
        .isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t\r ", "\u3000", "\uFEFF", "\uFEFF \n"})
  void aBlankTextIsRefused(String text) {
    assertThat(refusal(text)).hasMessage("The message is empty: write at least one character.");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n\r\t", "\u3000", BYTE_ORDER_MARK, BYTE_ORDER_MARK + "\n"})
  void aFrameMayFollowBlanksAndAByteOrderMark(String prefix) throws FrameException {
    assertThat(FrameDecoder.decode(prefix + "{\"action\":\"ping\"} ")).isEqualTo(new Ping());
    assertThat(refusal(prefix + "[")).hasMessageStartingWith("The frame is not valid JSON");
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"a", "あ", "🙂", "𠮟"})
  void aTextHasAtMost4000Characters(String character) throws FrameException {
    String longest = character.repeat(4000);
    String frame = "{\"action\":\"ask\",\"id\":\"q1\",\"text\":\"%s\"}";

    assertThat(text(FrameDecoder.decode(longest))).isEqualTo(longest);
    assertThat(text(FrameDecoder.decode(frame.formatted(longest)))).isEqualTo(longest);

    FrameException plain = refusal(longest + character);
    assertThat(plain)
        .hasMessage("The message has 4,001 characters, but at most 4,000 are allowed: shorten it.");
    assertThat(plain.code()).isEqualTo(ErrorCode.TOO_LARGE);
    FrameException framed = refusal(frame.formatted(longest + character));
    assertThat(framed)
        .hasMessage("text has 4,001 characters, but at most 4,000 are allowed: shorten it.");
    assertThat(framed.code()).isEqualTo(ErrorCode.TOO_LARGE);
    assertThat(framed.id()).contains("q1");
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

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x07, 0x0B, 0x1B, 0x7F, 0x85})
  void aControlCharacterIsRefusedWhereItIs(int control) {
    String expected =
        "%%s has the control character U+%04X at character 2: remove it.".formatted(control);

    assertThat(refusal("🙂" + (char) control + "a")).hasMessage(expected, "The message");
    assertThat(refusal("{\"action\":\"ask\",\"text\":\"a\\u%04x\"}".formatted(control)))
        .hasMessage(expected, "text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d"})
  void halfOfASurrogatePairIsRefused(String half) {
    assertThat(refusal("a" + half))
        .hasMessageMatching(
            "The message has half of a surrogate pair \\(U\\+D[8E]..\\) at character 2:.*");
    assertThat(refusal("{\"action\":\"ask\",\"text\":\"a%s\"}".formatted(half)))
        .hasMessageMatching(
            "text has half of a surrogate pair \\(U\\+D[8E]..\\) at character 2:.*");
    assertThat(
            refusal("{\"action\":\"ask\",\"text\":\"a\\u%04x\"}".formatted((int) half.charAt(0))))
        .hasMessageMatching(
            "text has half of a surrogate pair \\(U\\+D[8E]..\\) at character 2:.*");
  }

  @Test
  void aWholeSurrogatePairMayBeEscaped() throws FrameException {
    assertThat(text(FrameDecoder.decode("{\"action\":\"ask\",\"text\":\"\\ud83d\\ude42\"}")))
        .isEqualTo("🙂");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"action\":\"ask\",\"text\":",
        "{\"action\":\"ping\"",
        "{action:\"ping\"}",
        "{'action':'ping'}",
        "{\"action\":\"ping\",}",
        "{\"action\":\"ping\"} {}",
        "{\"action\":\"ping\"} and more",
        "{\"action\":\"ping\",\"action\":\"ping\"}",
        "{\"action\":\"ping\",\"x\":{\"a\":1,\"a\":1}}",
        "{\"action\":\"ping\",\"x\":NaN}",
        "{\"action\":\"ping\",\"x\":Infinity}",
        "{\"action\":\"ping\",\"x\":01}",
        "{\"action\":\"ping\",\"x\":0x1}",
        "{\"action\":\"ping\",\"x\":\"\n\"}",
        "{\"action\":\"ping\",\"x\":\"\\x\"}",
        "{\"action\":\"ping\"/* comment */}",
        "[",
        "[1, 2"
      })
  void whatIsNotJsonIsRefusedWithThePlaceAndAnExample(String frame) {
    assertThat(refusal(frame))
        .hasMessageMatching(
            "The frame is not valid JSON at line \\d+, column \\d+: send an object such as"
                + " \\{\"action\":\"ask\",\"text\":\"\\.\\.\\.\"}, or plain text\\.");
  }

  @Test
  void anArrayIsNoFrame() {
    assertThat(refusal("[1, 2, 3]"))
        .hasMessage(
            "The frame is a JSON array, but must be an object such as"
                + " {\"action\":\"ask\",\"text\":\"...\"}.");
  }

  @Test
  void aFrameIsNoDeeperThanTwentyLevels() throws FrameException {
    assertThat(FrameDecoder.decode(nested(19))).isEqualTo(new Ping());
    assertThat(refusal(nested(20)))
        .hasMessage(
            "The frame is deeper or has larger numbers or longer names than is allowed: nest at"
                + " most 20 levels and write numbers with at most 40 characters and a small"
                + " exponent.");
    assertThat(refusal("[".repeat(100_000)).code()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refusal("{\"a\":".repeat(20_000)).code()).isEqualTo(ErrorCode.BAD_REQUEST);
  }

  @Test
  void aNumberHasAtMost40Characters() throws FrameException {
    assertThat(FrameDecoder.decode("{\"action\":\"ping\",\"x\":%s}".formatted("9".repeat(40))))
        .isEqualTo(new Ping());
    assertThat(refusal("{\"action\":\"ping\",\"x\":%s}".formatted("9".repeat(100_000))))
        .hasMessageStartingWith("The frame is deeper or has larger numbers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "-1e-2147483649", "0.1e-2147483648"})
  void aNumberHasAnExponentThatADecimalCanHold(String number) {
    assertThat(refusal("{\"action\":\"ping\",\"x\":%s}".formatted(number)))
        .hasMessageStartingWith("The frame is deeper or has larger numbers");
  }

  @Test
  void whatIsQuotedIsShortAndPrintable() {
    assertThat(refusal("{\"action\":\"%s\"}".formatted("🙂".repeat(1000))))
        .hasMessage(
            "action must be ask, feedback or ping, but is '%s…'.".formatted("🙂".repeat(32)));
    assertThat(refusal("{\"action\":\"a\\u0000\\u001b\\ud83d\"}"))
        .hasMessage("action must be ask, feedback or ping, but is 'a\uFFFD\uFFFD\uFFFD'.");
  }

  private static String nested(int levels) {
    return "{\"action\":\"ping\",\"x\":%s%s}".formatted("[".repeat(levels), "]".repeat(levels));
  }

  private static String frame(String field) {
    return "{\"action\":\"ask\",\"id\":\"q1\",\"text\":\"hello\",%s}".formatted(field);
  }

  private static ClientFrame ask(String field) throws FrameException {
    return FrameDecoder.decode(frame(field));
  }

  private static String text(ClientFrame frame) {
    return ((Ask) frame).text();
  }

  private static FrameException refusal(String text) {
    return catchThrowableOfType(FrameException.class, () -> FrameDecoder.decode(text));
  }
}

package dev.mangaassist.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mangaassist.message.ClientFrame.Ask;
import dev.mangaassist.message.ClientFrame.Ping;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import dev.mangaassist.shared.wire.ErrorCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  private static String text(ClientFrame frame) {
    return ((Ask) frame).text();
  }

  private static FrameException refusal(String text) {
    return catchThrowableOfType(FrameException.class, () -> FrameDecoder.decode(text));
  }
}

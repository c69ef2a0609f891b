package dev.mangaassist.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.message.ClientFrame.Ask;
import dev.mangaassist.shared.wire.Limits;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes is a frame or is refused with a message that can be shown. */
final class FrameDecoderPropertiesTest {
  private static final int MAX_MESSAGE_CHARACTERS = 300;

  @Property(tries = 500)
  void anyTextIsAFrameOrIsRefused(@ForAll("anyTexts") String text) {
    decode(text);
  }

  @Property(tries = 1000)
  void anythingThatLooksLikeAFrameIsOneOrIsRefused(@ForAll("almostFrames") String text) {
    decode(text);
  }

  @Provide
  Arbitrary<String> anyTexts() {
    Arbitrary<String> anyCharacters =
        Arbitraries.strings().withCharRange((char) 0, (char) 0xFFFF).ofMaxLength(60);
    return Arbitraries.oneOf(
        anyCharacters,
        anyCharacters.map(text -> "{" + text),
        anyCharacters.map(text -> "{\"action\":\"" + text + "\"}"),
        Arbitraries.strings().ascii().ofMaxLength(60).map(text -> "[" + text));
  }

  /** Pieces of frames in any order, so that many come close to being one. */
  @Provide
  Arbitrary<String> almostFrames() {
    Arbitrary<String> names =
        Arbitraries.of(
            "action",
            "id",
            "text",
            "task",
            "goal",
            "maxLatencyMs",
            "maxCostUsd",
            "rating",
            "comment",
            "other");
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of(
                "\"ask\"",
                "\"feedback\"",
                "\"ping\"",
                "\"up\"",
                "\"faq\"",
                "\"cost\"",
                "\"\"",
                "\"\\ud800\"",
                "\"\\u0000\"",
                "null",
                "true",
                "{}",
                "[[]]",
                "-0",
                "1e-9",
                "1E400",
                "100e2147483647",
                "1e-2147483647",
                "1e2147483648",
                "0.1e-2147483648",
                "NaN",
                "1.",
                "."),
            Arbitraries.strings()
                .withCharRange('\0', '\uFFFF')
                .ofMaxLength(70)
                .map("\"%s\""::formatted),
            Arbitraries.bigDecimals().map(String::valueOf),
            Arbitraries.doubles().map(String::valueOf));
    Arbitrary<String> fields =
        Combinators.combine(names, values).as((name, value) -> "\"" + name + "\":" + value);
    return fields
        .list()
        .ofMaxSize(6)
        .map(all -> "{\"action\":\"ask\"," + String.join(",", all) + "}")
        .flatMap(
            frame ->
                Arbitraries.oneOf(
                    Arbitraries.just(frame),
                    Arbitraries.just(frame.replaceFirst("\"action\":\"ask\",", "")),
                    Arbitraries.integers()
                        .between(0, frame.length())
                        .map(end -> frame.substring(0, end))));
  }

  private static void decode(String text) {
    try {
      if (FrameDecoder.decode(text) instanceof Ask ask) {
        assertThat(ask.text()).isNotBlank();
        assertThat(ask.text().codePointCount(0, ask.text().length()))
            .isLessThanOrEqualTo(Limits.MAX_TEXT_CHARACTERS);
        assertThat(ask.text().codePoints())
            .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
      }
    } catch (FrameException e) {
      assertThat(e.getMessage()).isNotBlank().hasSizeLessThanOrEqualTo(MAX_MESSAGE_CHARACTERS);
      assertThat(e.getMessage().codePoints())
          .noneMatch(Character::isISOControl)
          .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
  }
}

package dev.mangaassist.cascade.understand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.shared.config.Configuration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, an understanding comes out. */
final class AnyTextTest {
  private static final int TEXTS = 1_000_000;
  private static final int HUGE = 200_000;
  private static final TaskClassifier CLASSIFIER = TaskClassifier.load();

  /** What texts are pieced together from, besides any UTF-16 unit at all. */
  private static final List<String> PIECES =
      List.of(
          " ",
          "\n",
          "\t",
          "\0",
          "'",
          "\"",
          "「",
          "」",
          "『",
          "』",
          "“",
          "”",
          ".",
          "。",
          "、",
          "?",
          "!",
          "a",
          "I",
          "I'm",
          "Dorohedoro",
          "order",
          "vol. 3",
          "0",
          "12345",
          "ー",
          "ドロ",
          "注文",
          "です",
          "ｶﾞ",
          "\uFDFA",
          "\uD83C\uDF63",
          "\uD800",
          "\uDC00",
          "\uE001",
          "\uFEFF",
          "\u202E",
          "e\u0301",
          "İ",
          "ß",
          "한국",
          "ñ",
          "-",
          "'s");

  @Test
  void aMillionRandomTextsAreUnderstood() {
    RandomGenerator random = new SplittableRandom(1);
    for (int i = 0; i < TEXTS; i++) {
      check(i % 20_000 == 0 ? text(random, HUGE) : text(random, 60));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\0",
        "'",
        "''",
        "\"\"",
        "「」",
        "「",
        "』『",
        "\uD800",
        "\uDC00\uD800",
        "\uE001",
        "....",
        "。。。",
        "s",
        "'s",
        "- -",
        "ー",
        "ABC DEF",
        "a 'b",
        "a 'b'c",
        "\"a\"b\"",
        "\uFDFA"
      })
  void textsOfNearlyNothingAreUnderstood(String text) {
    check(text);
  }

  @Test
  void ofAHugeTextTheBeginningAndTheEndAreRead() {
    String middle = "x ".repeat(1_000_000);
    assertThat(understand("where is my parcel? " + middle).tokens()).isGreaterThan(100_000);
    assertThat(NormalizedText.normalize("A" + middle + "Z").toString())
        .startsWith("ax")
        .endsWith("z")
        .hasSizeLessThanOrEqualTo(NormalizedText.MAX_LENGTH);
  }

  private static String text(RandomGenerator random, int longest) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(longest);
    boolean wild = random.nextInt(4) == 0;
    while (text.length() < length) {
      if (wild) {
        text.append((char) random.nextInt(Character.MAX_VALUE + 1));
      } else {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }

  private static void check(String text) {
    Understanding understanding = understand(text);
    if (!(understanding.probability() >= 0 && understanding.probability() <= 1)) {
      throw new AssertionError("Probability " + understanding.probability() + " of: " + text);
    }
  }

  private static Understanding understand(String text) {
    return CLASSIFIER.understand(text, Configuration.DEFAULT.minTaskProbability());
  }
}

package dev.mangaassist.answers.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HedgingPhrasesTest {
  private final HedgingPhrases phrases = HedgingPhrases.load();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm not sure about that.",
        "I’M NOT SURE about that.",
        "I don't know the release date.",
        "It's unclear whether it was reprinted.",
        "I cannot determine the edition.",
        "It could be volume 3, maybe.",
        "Perhaps volume 3.",
        "発売日はわかりません。",
        "発売日は不明です。",
        "おそらく3巻です。",
        "3巻かもしれません。",
        "はっきりとは申し上げられません。"
      })
  void hedgesAreFoundInBothLanguages(String text) {
    assertThat(phrases.in(text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It ships in two days.",
        "Every volume of Maybelline's is sold out.",
        "ご不明な点がございましたら、お気軽にどうぞ。",
        "分からないことがあれば聞いてください。",
        "明日発送します。",
        ""
      })
  void plainTextHasNone(String text) {
    assertThat(phrases.in(text)).isEmpty();
  }

  @Test
  void aPhraseInsideALongerOneIsNotCountedTwice() {
    assertThat(HedgingPhrases.of(List.of("sure", "not sure", "i'm not sure")).in("I'm not sure"))
        .containsExactly("i'm not sure");
  }

  @Test
  void aPhraseThatComesTwiceCountsOnce() {
    assertThat(phrases.in("Maybe A, maybe B.")).containsExactly("maybe");
  }

  @Test
  void widthOfCharactersDoesNotMatter() {
    assertThat(phrases.in("ｍａｙｂｅ")).containsExactly("maybe");
  }
}

package dev.mangaassist.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenEstimateTest {

  @ParameterizedTest
  @CsvSource({
    "abcd, 1",
    "abcde, 2",
    "How much is shipping within Japan?, 9",
    "漫画, 2",
    "ひらがな, 4",
    "カタカナ, 4",
    "만화, 2",
    "『寄生獣』は?, 5",
    "漫画 manga, 4",
    "𠮟る, 2",
    "🙂, 1",
    "🙂🙂🙂🙂🙂, 2"
  })
  void aDenseCharacterIsATokenAndFourOthersAreOne(String text, long tokens) {
    assertThat(TokenEstimate.of(text)).isEqualTo(tokens);
  }

  @Test
  void charactersAreDenseByTheirScript() {
    Set<UnicodeScript> dense =
        EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL);
    assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT))
        .allMatch(c -> TokenEstimate.isDense(c) == dense.contains(UnicodeScript.of(c)));
  }

  @Test
  void noTextIsNoToken() {
    assertThat(TokenEstimate.of("")).isZero();
  }
}

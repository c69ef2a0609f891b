package dev.mangaassist.local.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokensTest {
  @ParameterizedTest
  @CsvSource({"'', 0", "a, 1", "abcd, 1", "abcde, 2", "漫画, 2", "ab漫画cde, 4", "スーパー, 4", "📚📚, 1"})
  void countsFourCharactersOrOneJapaneseOne(String text, int tokens) {
    assertThat(Tokens.count(text)).isEqualTo(tokens);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "One Piece, volume 1.", "こんにちは、hello！📚", "𠮷野家"})
  void tokensJoinedAreTheText(String text) {
    assertThat(String.join("", Tokens.split(text))).isEqualTo(text);
  }

  @Test
  void noTokenHoldsHalfACharacter() {
    assertThat(Tokens.split("abc📚d")).containsExactly("abc📚", "d");
  }
}

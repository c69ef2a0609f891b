package dev.mangaassist.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenUsageTest {

  @ParameterizedTest
  @CsvSource({"-1, 0, 0, 0", "0, -1, 0, 0", "1, 2, -1, 0", "0, 0, 0, -1", "10, 6, 5, 0"})
  void countsAreNotNegativeAndCachedTokensAreInputToo(
      long input, long cacheRead, long cacheWritten, long output) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenUsage(input, cacheRead, cacheWritten, output))
        .withMessageEndingWith(
            "input %d, cache read %d, cache written %d, output %d",
            input, cacheRead, cacheWritten, output);
  }

  @Test
  void aPromptMayBeCachedAsAWhole() {
    var usage = new TokenUsage(10, 6, 4, 0);

    assertThat(usage.plus(TokenUsage.NONE)).isEqualTo(usage);
  }

  @Test
  void callsAddUpKindByKind() {
    assertThat(new TokenUsage(100, 20, 30, 4).plus(new TokenUsage(1000, 300, 200, 50)))
        .isEqualTo(new TokenUsage(1100, 320, 230, 54));
    assertThat(TokenUsage.of(3, 4)).isEqualTo(new TokenUsage(3, 0, 0, 4));
  }
}

package dev.mangaassist.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BedrockUsageTest {

  @Test
  void inputThatLeavesCachedTokensOutIsCompletedFromTheTotal() {
    assertThat(
            BedrockUsage.of(
                reported()
                    .inputTokens(20)
                    .cacheReadInputTokens(4000)
                    .cacheWriteInputTokens(1000)
                    .outputTokens(5)
                    .totalTokens(5025)
                    .build()))
        .isEqualTo(new TokenUsage(5020, 4000, 1000, 5));
  }

  @Test
  void inputThatHoldsCachedTokensIsTakenAsItIs() {
    assertThat(
            BedrockUsage.of(
                reported()
                    .inputTokens(5020)
                    .cacheReadInputTokens(4000)
                    .cacheWriteInputTokens(1000)
                    .outputTokens(5)
                    .totalTokens(5025)
                    .build()))
        .isEqualTo(new TokenUsage(5020, 4000, 1000, 5));
  }

  @Test
  void withoutATotalTheInputIsAtLeastWhatWasCached() {
    assertThat(
            BedrockUsage.of(
                reported().inputTokens(20).cacheReadInputTokens(4000).outputTokens(5).build()))
        .isEqualTo(new TokenUsage(4000, 4000, 0, 5));
  }

  @Test
  void countsThatAreMissingOrNegativeAreZero() {
    assertThat(BedrockUsage.of(reported().build())).isEqualTo(TokenUsage.NONE);
    assertThat(BedrockUsage.of(reported().inputTokens(-1).outputTokens(-1).build()))
        .isEqualTo(TokenUsage.NONE);
  }

  private static software.amazon.awssdk.services.bedrockruntime.model.TokenUsage.Builder
      reported() {
    return software.amazon.awssdk.services.bedrockruntime.model.TokenUsage.builder();
  }
}

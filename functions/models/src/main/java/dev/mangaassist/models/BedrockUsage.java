package dev.mangaassist.models;

import java.util.Optional;

/** Reads the token counts that Bedrock reports. */
final class BedrockUsage {
  private BedrockUsage() {}

  /**
   * Takes the input from the total where it is reported: whether Bedrock's {@code inputTokens}
   * holds the cached ones differs from model to model, while the total always does.
   */
  static TokenUsage of(software.amazon.awssdk.services.bedrockruntime.model.TokenUsage reported) {
    long output = count(reported.outputTokens());
    long cacheRead = count(reported.cacheReadInputTokens());
    long cacheWritten = count(reported.cacheWriteInputTokens());
    long input = count(reported.inputTokens());
    long fromTotal = count(reported.totalTokens()) - output;
    return new TokenUsage(
        Math.max(Math.max(input, fromTotal), cacheRead + cacheWritten),
        cacheRead,
        cacheWritten,
        output);
  }

  private static long count(Integer reported) {
    return Math.max(0, Optional.ofNullable(reported).orElse(0));
  }
}

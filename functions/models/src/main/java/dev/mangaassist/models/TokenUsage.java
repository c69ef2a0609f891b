package dev.mangaassist.models;

/**
 * The tokens of one model call or of several.
 *
 * @param input tokens read, those from and to the prompt cache included
 * @param cacheRead the part of them that was read from the prompt cache
 * @param cacheWritten the part of them that was written to the prompt cache
 * @param output tokens written, reasoning included
 */
public record TokenUsage(long input, long cacheRead, long cacheWritten, long output) {

  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);

  public TokenUsage {
    if (cacheRead < 0 || cacheWritten < 0 || output < 0 || input < cacheRead + cacheWritten) {
      throw new IllegalArgumentException(
          "Token counts must not be negative and cached ones must be part of the input:"
              + " input %d, cache read %d, cache written %d, output %d"
                  .formatted(input, cacheRead, cacheWritten, output));
    }
  }

  /** A call without a prompt cache. */
  public static TokenUsage of(long input, long output) {
    return new TokenUsage(input, 0, 0, output);
  }

  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        input + other.input,
        cacheRead + other.cacheRead,
        cacheWritten + other.cacheWritten,
        output + other.output);
  }
}

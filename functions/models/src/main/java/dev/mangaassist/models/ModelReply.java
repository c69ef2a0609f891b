package dev.mangaassist.models;

/**
 * How an answer ended.
 *
 * @param stopReason why the model stopped, in Bedrock's words, for example {@code end_turn}; a
 *     reason that Bedrock adds later is passed on as it is
 * @param usage the tokens of the call
 * @param usageEstimated whether the tokens were estimated, because the model did not report them
 */
public record ModelReply(String stopReason, TokenUsage usage, boolean usageEstimated) {
  private static final String MAX_TOKENS = "max_tokens";
  private static final String END_TURN = "end_turn";
  private static final String STOP_SEQUENCE = "stop_sequence";

  /** Whether the answer was cut off at its token limit. */
  public boolean truncated() {
    return stopReason.equals(MAX_TOKENS);
  }

  /** Whether the model came to the end of what it had to say. */
  public boolean complete() {
    return stopReason.equals(END_TURN) || stopReason.equals(STOP_SEQUENCE);
  }
}

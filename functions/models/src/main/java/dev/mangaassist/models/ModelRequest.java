package dev.mangaassist.models;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a model is asked.
 *
 * @param model which model
 * @param system the system prompt
 * @param messages the conversation, from a user's message to a user's message, taking turns
 * @param maxTokens most tokens of the answer
 * @param temperature 0..1; sent only if the model accepts one
 */
public record ModelRequest(
    ModelProfile model,
    String system,
    List<ChatMessage> messages,
    int maxTokens,
    BigDecimal temperature) {

  public ModelRequest {
    messages = List.copyOf(messages);
    if (maxTokens < 1) {
      throw new IllegalArgumentException("maxTokens must be positive, but is " + maxTokens);
    }
  }

  /** The tokens that this prompt is estimated to have. */
  public long estimatedInputTokens() {
    return TokenEstimate.of(system)
        + messages.stream().mapToLong(message -> TokenEstimate.of(message.text())).sum();
  }
}

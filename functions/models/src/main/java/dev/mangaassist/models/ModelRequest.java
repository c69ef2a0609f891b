package dev.mangaassist.models;

import dev.mangaassist.models.ChatMessage.Role;
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
    if (!takeTurns(messages)) {
      throw new IllegalArgumentException(
          "Messages must take turns, the first and the last a user's, but are of "
              + messages.stream().map(ChatMessage::role).toList());
    }
  }

  private static boolean takeTurns(List<ChatMessage> messages) {
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).role() != (i % 2 == 0 ? Role.USER : Role.ASSISTANT)) {
        return false;
      }
    }
    return messages.size() % 2 == 1;
  }

  /** The tokens that this prompt is estimated to have. */
  public long estimatedInputTokens() {
    return estimatedInputTokens(system, messages);
  }

  /** The tokens that a prompt of these parts is estimated to have. */
  public static long estimatedInputTokens(String system, List<ChatMessage> messages) {
    return TokenEstimate.of(system)
        + messages.stream().mapToLong(message -> TokenEstimate.of(message.text())).sum();
  }
}

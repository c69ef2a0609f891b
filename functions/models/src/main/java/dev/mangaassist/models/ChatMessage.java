package dev.mangaassist.models;

/**
 * One message of a conversation, as a model sees it.
 *
 * @param role who wrote it
 * @param text what it says; not empty
 */
public record ChatMessage(Role role, String text) {

  /** Who wrote a message. */
  public enum Role {
    USER,
    ASSISTANT
  }

  public ChatMessage {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("A chat message must not be empty");
    }
  }

  public static ChatMessage user(String text) {
    return new ChatMessage(Role.USER, text);
  }

  public static ChatMessage assistant(String text) {
    return new ChatMessage(Role.ASSISTANT, text);
  }
}

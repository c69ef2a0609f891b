package dev.mangaassist.local.scripted;

/** One message of a conversation; {@code role} is {@code user} or {@code assistant}. */
public record Turn(String role, String text) {
  /** The role of the customer. */
  public static final String USER = "user";

  /** The role of the model. */
  public static final String ASSISTANT = "assistant";
}

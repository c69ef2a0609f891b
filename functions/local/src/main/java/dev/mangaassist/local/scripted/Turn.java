package dev.mangaassist.local.scripted;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One message of a conversation; {@code role} is {@code user} or {@code assistant}. */
public record Turn(String role, String text) {
  /** The role of the customer. */
  public static final String USER = "user";

  /** The role of the model. */
  public static final String ASSISTANT = "assistant";

  private static final Pattern DELIMITED =
      Pattern.compile("<([a-z]+-\\d+)>\\R(.*)\\R</\\1>\\s*", Pattern.DOTALL);

  /** What was said, without the delimiters that may stand around all of it. */
  String words() {
    Matcher delimited = DELIMITED.matcher(text);
    return delimited.matches() ? delimited.group(2) : text;
  }
}

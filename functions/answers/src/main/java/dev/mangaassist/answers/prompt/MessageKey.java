package dev.mangaassist.answers.prompt;

import dev.mangaassist.models.ChatMessage;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A number drawn for each ask that no message of its conversation holds. Delimiters of what
 * customers wrote, and the head of an answer, carry it: so no message can end its delimiters or
 * write a head.
 *
 * @param digits six decimal digits
 */
public record MessageKey(String digits) {
  private static final int NUMBERS = 1_000_000;

  /** Draws a key that none of these messages holds. */
  public static MessageKey draw(List<ChatMessage> messages, RandomGenerator random) {
    while (true) {
      String digits = "%06d".formatted(random.nextInt(NUMBERS));
      if (messages.stream().noneMatch(message -> message.text().contains(digits))) {
        return new MessageKey(digits);
      }
    }
  }
}

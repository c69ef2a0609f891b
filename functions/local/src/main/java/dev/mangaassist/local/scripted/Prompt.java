package dev.mangaassist.local.scripted;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param system the system prompt, empty if there is none
 * @param turns the conversation, oldest first; the customer's last turn is the question
 */
public record Prompt(String system, List<Turn> turns) {
  public Prompt {
    turns = List.copyOf(turns);
    if (turns.stream().noneMatch(Prompt::isQuestion)) {
      throw new IllegalArgumentException("A prompt needs at least one turn of the user");
    }
  }

  /** What the customer said last. */
  String question() {
    return turns.reversed().stream().filter(Prompt::isQuestion).findFirst().orElseThrow().words();
  }

  private static boolean isQuestion(Turn turn) {
    return turn.role().equals(Turn.USER);
  }
}

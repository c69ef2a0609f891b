package dev.mangaassist.cascade.understand;

import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.util.Optional;

/**
 * What a message was taken for.
 *
 * @param task what the customer wants
 * @param complexity how much reasoning that needs
 * @param language what the customer writes in
 */
public record Understanding(Task task, Complexity complexity, Language language) {

  /**
   * Understands a message by what its sender says it is. Without a hint it is {@link Task#UNKNOWN};
   * complexity is taken for moderate.
   */
  public static Understanding of(String text, Optional<Task> hint) {
    return new Understanding(
        hint.orElse(Task.UNKNOWN), Complexity.MODERATE, LanguageDetector.detect(text));
  }
}

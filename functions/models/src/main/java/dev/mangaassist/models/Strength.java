package dev.mangaassist.models;

import dev.mangaassist.shared.vocabulary.Task;
import java.util.Locale;
import java.util.Optional;

/** What a model can be strong or weak at: the one vocabulary of the catalogue and the selector. */
public enum Strength {
  CLASSIFICATION,
  EXTRACTION,
  FAQ,
  SEARCH,
  GREETING,
  NUANCED_REASONING,
  CREATIVE_WRITING,
  COMPLEX_COMPARISON,
  RECOMMENDATION,
  TRANSLATION,
  CULTURAL_CONTEXT;

  /** What a task calls for; empty if for nothing in particular. */
  public static Optional<Strength> of(Task task) {
    return switch (task) {
      case GREETING -> Optional.of(GREETING);
      case FAQ -> Optional.of(FAQ);
      case PRODUCT_SEARCH -> Optional.of(SEARCH);
      case RECOMMENDATION -> Optional.of(RECOMMENDATION);
      case COMPARISON -> Optional.of(COMPLEX_COMPARISON);
      case DISCUSSION -> Optional.of(NUANCED_REASONING);
      case TRANSLATION -> Optional.of(TRANSLATION);
      case ORDER_STATUS, SUMMARIZATION, UNKNOWN -> Optional.empty();
    };
  }

  static Strength named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}

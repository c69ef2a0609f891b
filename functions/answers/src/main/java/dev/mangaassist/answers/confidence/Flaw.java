package dev.mangaassist.answers.confidence;

import java.util.Locale;

/** What makes an answer of no use, however sure its writer is. */
public enum Flaw {
  /** It says nothing. */
  EMPTY,
  /** It is not in the customer's language. */
  WRONG_LANGUAGE,
  /** It says the same over and over. */
  REPETITION;

  /** The name in logs, for example {@code wrong_language}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.mangaassist.cascade.understand;

/** A text as the lexicon reads it. */
final class Reading {
  private final Tokens tokens;
  private final int[] classes;

  Reading(Tokens tokens, int[] classes) {
    this.tokens = tokens;
    this.classes = classes;
  }

  /** Its tokens; those that the lexicon knows, and what looks like a name, are marked. */
  Tokens tokens() {
    return tokens;
  }

  /** The classes that occur, ascending, each once. */
  int[] classes() {
    return classes;
  }
}

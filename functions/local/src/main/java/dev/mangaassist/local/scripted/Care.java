package dev.mangaassist.local.scripted;

/** How much care a scripted model takes over an answer. */
public enum Care {
  /** It says what it knows. */
  TAKEN,
  /** It talks past the question, a little less sure of itself, and without a word of doubt. */
  MISSING
}

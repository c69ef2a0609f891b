package dev.mangaassist.local.scripted;

/** When a scripted model says that it is not sure of its answer. */
public enum Hedging {
  NEVER,
  ON_HARD_QUESTIONS,
  ALWAYS
}

package dev.mangaassist.cascade.budget;

/** For what money of the Sonnet tier is wanted. */
public enum Purpose {
  /** The Sonnet tier answers first, because the task calls for it. */
  DIRECT,
  /** The Sonnet tier answers first, because the customer wished for it. */
  RAISED,
  /** A Haiku draft failed its check. */
  ESCALATION
}

package dev.mangaassist.local.scripted;

/** How long the answers of a scripted model are. */
public enum AnswerLength {
  /** As long as what there is to say. */
  NATURAL,
  /**
   * At least as long as the product's reference traffic mix has answers of the kind, and without
   * reasoning, which the mix does not count.
   */
  REFERENCE
}

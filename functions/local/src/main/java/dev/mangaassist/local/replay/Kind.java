package dev.mangaassist.local.replay;

import java.util.Locale;

/**
 * Kinds of asks and their shares. A fifth need the Sonnet tier: half of these are of a task that is
 * that tier's, the other half turn out to be too hard for the Haiku tier. Apart from that, tasks
 * relate to one another as in the product's reference traffic mix.
 */
enum Kind {
  GREETING(100),
  FAQ(367),
  PRODUCT_SEARCH(333),
  /** Questions about the store or its goods that a Haiku draft hedges on. */
  HARD(100),
  RECOMMENDATION(54),
  COMPARISON(27),
  DISCUSSION(19);

  /** What the shares add up to. */
  static final int WHOLE = 1_000;

  private final int share;

  Kind(int share) {
    this.share = share;
  }

  int share() {
    return share;
  }

  /** The name in the file of messages, such as {@code product_search}. */
  String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

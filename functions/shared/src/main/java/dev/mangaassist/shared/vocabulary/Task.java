package dev.mangaassist.shared.vocabulary;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * What a customer wants of a message. The columns are those of the product's task table: the tier
 * that answers by default, whether an answer may be cached at all, and what the task adds to the
 * confidence of a draft.
 */
public enum Task {
  GREETING(Tier.HAIKU, Caching.ALLOWED, "0.10"),
  FAQ(Tier.HAIKU, Caching.ALLOWED, "0.05"),
  PRODUCT_SEARCH(Tier.HAIKU, Caching.ALLOWED, "0.03"),
  ORDER_STATUS(Tier.HAIKU, Caching.NEVER, "0.05"),
  SUMMARIZATION(Tier.HAIKU, Caching.ALLOWED, "0"),
  RECOMMENDATION(Tier.SONNET, Caching.ALLOWED, "-0.05"),
  COMPARISON(Tier.SONNET, Caching.ALLOWED, "-0.08"),
  DISCUSSION(Tier.SONNET, Caching.ALLOWED, "-0.10"),
  TRANSLATION(Tier.SONNET, Caching.ALLOWED, "0"),
  UNKNOWN(Tier.HAIKU, Caching.NEVER, "-0.05");

  private enum Caching {
    ALLOWED,
    NEVER
  }

  private final Tier defaultTier;
  private final Caching caching;
  private final BigDecimal confidenceAdjustment;

  Task(Tier defaultTier, Caching caching, String confidenceAdjustment) {
    this.defaultTier = defaultTier;
    this.caching = caching;
    this.confidenceAdjustment = new BigDecimal(confidenceAdjustment);
  }

  /** The name on the wire, in metrics and in logs, for example {@code product_search}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Tier defaultTier() {
    return defaultTier;
  }

  /** Whether answers may be cached at all; for whom depends on what went into the prompt. */
  public boolean cacheable() {
    return caching == Caching.ALLOWED;
  }

  /** What the task adds to a draft's confidence, on 0..1, exact. */
  public BigDecimal confidenceAdjustment() {
    return confidenceAdjustment;
  }

  public static Optional<Task> fromWire(String name) {
    return Wire.find(values(), Task::wireName, name);
  }
}

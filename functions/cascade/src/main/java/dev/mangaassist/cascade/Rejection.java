package dev.mangaassist.cascade;

import dev.mangaassist.answers.confidence.Confidence;
import java.util.Locale;

/**
 * Why a draft was given up for the Sonnet tier.
 *
 * @param confidence how sure it was then
 * @param stage when that was
 */
record Rejection(Confidence confidence, Stage stage) {

  /** When a draft is given up. */
  enum Stage {
    /** By its head, before anything was shown. */
    HEAD,
    /** While it was shown. */
    STREAM,
    /** In the last moment for an escalation. */
    LATE,
    /** When it was complete. */
    END;

    /** The name in logs, for example {@code head}. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

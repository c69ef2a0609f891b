package dev.mangaassist.shared.vocabulary;

import java.util.Locale;
import java.util.Optional;

/** The way that an ask took through the cascade, as far as its plan settles it. */
public enum Route {
  /** A Haiku draft, which goes to the Sonnet tier if it is not sure enough. */
  DRAFT,
  /** Straight to the Sonnet tier. */
  SONNET,
  /** A Haiku answer, however sure: no escalation was allowed. */
  HAIKU;

  /** The name on the wire, in tables and in logs: {@code draft}, {@code sonnet}, {@code haiku}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Route> fromWire(String name) {
    return Wire.find(values(), Route::wireName, name);
  }
}

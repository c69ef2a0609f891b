package dev.mangaassist.shared.vocabulary;

import java.util.Locale;
import java.util.Optional;

/** What an ask wants most of the choice of a model. */
public enum Goal {
  COST,
  QUALITY,
  LATENCY,
  BALANCED;

  /** The name on the wire, for example {@code balanced}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Goal> fromWire(String name) {
    return Wire.find(values(), Goal::wireName, name);
  }
}

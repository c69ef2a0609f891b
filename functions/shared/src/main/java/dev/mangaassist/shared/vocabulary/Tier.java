package dev.mangaassist.shared.vocabulary;

import java.util.Locale;
import java.util.Optional;

/** Which of a deployment's two models: the cheap one or the strong one, whatever their names. */
public enum Tier {
  HAIKU,
  SONNET;

  /** The name on the wire, in metrics and in logs: {@code haiku} or {@code sonnet}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Tier> fromWire(String name) {
    return Wire.find(values(), Tier::wireName, name);
  }
}

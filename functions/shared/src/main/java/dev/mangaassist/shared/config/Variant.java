package dev.mangaassist.shared.config;

import java.util.Locale;

/** On which side of a trial a conversation is; metrics are counted apart by it meanwhile. */
public enum Variant {
  /** Served the active version. */
  STABLE,
  /** Served the version on trial. */
  CANARY;

  /** The name of the metrics' dimension. */
  public static final String DIMENSION = "variant";

  /** The value of the metrics' dimension, for example {@code canary}. */
  public String dimensionValue() {
    return name().toLowerCase(Locale.ROOT);
  }
}

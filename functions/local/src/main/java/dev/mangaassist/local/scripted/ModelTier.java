package dev.mangaassist.local.scripted;

import java.util.Locale;
import java.util.Optional;

/** The two scripted models: a weak one and a strong one. */
public enum ModelTier {
  HAIKU,
  SONNET;

  /** The model that a Bedrock model id or ARN names, if it names one of the two. */
  public static Optional<ModelTier> of(String modelId) {
    String id = modelId.toLowerCase(Locale.ROOT);
    if (id.contains("haiku")) {
      return Optional.of(HAIKU);
    }
    return id.contains("sonnet") ? Optional.of(SONNET) : Optional.empty();
  }
}

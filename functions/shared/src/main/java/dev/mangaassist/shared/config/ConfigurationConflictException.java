package dev.mangaassist.shared.config;

/**
 * Another version of the configuration became active in the meantime, or another writer was at it
 * at the same time. Nothing was written.
 */
public final class ConfigurationConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigurationConflictException(int base, Throwable cause) {
    super(
        "The configuration was derived from version %d, which is no longer the active one or is just being replaced: read the active one and derive again."
            .formatted(base),
        cause);
  }
}

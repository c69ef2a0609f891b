package dev.mangaassist.shared.config;

import org.jspecify.annotations.Nullable;

/**
 * Another version of the configuration became active in the meantime, a trial began or ended, or
 * another writer was at it at the same time. Nothing was written.
 */
public final class ConfigurationConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ConfigurationConflictException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static ConfigurationConflictException notActive(int base, @Nullable Throwable cause) {
    return new ConfigurationConflictException(
        "The configuration was derived from version %d, which is no longer the active one or is just being replaced: read the active one and derive again."
            .formatted(base),
        cause);
  }

  static ConfigurationConflictException trialOpen(int canary) {
    return new ConfigurationConflictException(
        "Version %d is on trial, and there is one trial at a time: wait for its end, or publish at once, which ends it."
            .formatted(canary),
        null);
  }

  static ConfigurationConflictException notOnTrial(int canary, @Nullable Throwable cause) {
    return new ConfigurationConflictException(
        "Version %d is no longer on trial, or its trial is just being ended.".formatted(canary),
        cause);
  }
}

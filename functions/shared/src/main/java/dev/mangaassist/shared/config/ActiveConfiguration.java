package dev.mangaassist.shared.config;

import java.util.Optional;

/**
 * What serves now: the active version and, while a trial is open, another one beside it.
 *
 * @param stable the active version
 */
public record ActiveConfiguration(ConfigurationVersion stable, Optional<Canary> canary) {

  /** What serves until somebody publishes a configuration. */
  public static final ActiveConfiguration BUILT_IN = only(ConfigurationVersion.BUILT_IN);

  /** A version without another one on trial. */
  public static ActiveConfiguration only(ConfigurationVersion version) {
    return new ActiveConfiguration(version, Optional.empty());
  }

  /** What serves a conversation: as long as a trial lasts, always the same. */
  public ServedConfiguration servedTo(String conversationId) {
    return canary
        .map(
            trial ->
                trial.serves(conversationId)
                    ? new ServedConfiguration(trial.version(), Optional.of(Variant.CANARY))
                    : new ServedConfiguration(stable, Optional.of(Variant.STABLE)))
        .orElseGet(() -> new ServedConfiguration(stable, Optional.empty()));
  }
}

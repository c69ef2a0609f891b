package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.ConfigurationVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * After every change, whoever made it, a full window under it has to pass. It is derived from the
 * active version alone, so that no crash and no lost memory ends it early.
 */
final class CoolDown implements Caution {

  @Override
  public Optional<String> objection(Recommendation recommendation, Situation situation) {
    return situation.isCoolingDown()
        ? Optional.of(
            "version %d has its first full window at %s"
                .formatted(situation.active().version(), situation.coolDownUntil()))
        : Optional.empty();
  }

  static Instant until(ConfigurationVersion active, Duration window) {
    return Window.firstFull(window, active.since().plus(CachedConfiguration.LIFE));
  }
}

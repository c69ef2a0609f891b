package dev.mangaassist.tuner;

import dev.mangaassist.shared.config.Variant;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Window;
import java.util.Optional;

/**
 * What was read of a window.
 *
 * @param doubt why it can not be used; nothing was observed then
 */
record Reading(Observations observations, Optional<String> doubt) {

  static Reading of(Metrics metrics, Window window, Optional<Variant> variant) {
    try {
      return new Reading(metrics.read(window, variant), Optional.empty());
    } catch (UnusableMetricsException e) {
      return new Reading(Observations.none(window), Optional.of(e.doubt()));
    }
  }
}

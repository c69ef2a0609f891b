package dev.mangaassist.tuner;

import dev.mangaassist.shared.config.Variant;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Window;
import java.util.Optional;

/** Where observations come from. */
@FunctionalInterface
interface Metrics {

  /**
   * What was observed in a window.
   *
   * @param variant of which side of a trial; of all conversations if absent
   * @throws UnusableMetricsException if a value is no number
   */
  Observations read(Window window, Optional<Variant> variant);
}

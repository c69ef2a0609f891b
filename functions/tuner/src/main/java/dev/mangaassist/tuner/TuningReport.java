package dev.mangaassist.tuner;

import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.tuner.rules.Compliance;
import dev.mangaassist.tuner.rules.Memory;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Observations.Cost;
import dev.mangaassist.tuner.rules.Projection;
import dev.mangaassist.tuner.rules.Recommendation;
import dev.mangaassist.tuner.rules.Recommendation.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one tuning run saw, made of it, and did.
 *
 * @param at when the run took place
 * @param active the version that was active when it began
 * @param coolDownUntil when the active version has a full window of its own
 * @param recommendations most important first
 * @param memory what the run left to the next one
 */
record TuningReport(
    Instant at,
    ConfigurationVersion active,
    Instant coolDownUntil,
    Observations observations,
    Compliance compliance,
    List<Recommendation> recommendations,
    Memory memory,
    Outcome outcome) {

  /** What a run did to the configuration. */
  sealed interface Outcome {

    /** What happened, in a sentence. */
    String sentence();

    /** Nothing was to be changed. */
    record Unchanged(String sentence) implements Outcome {}

    /** Nothing may be changed, because what was read is not to be trusted. */
    record Frozen(String doubt) implements Outcome {
      @Override
      public String sentence() {
        return "Nothing was changed, because the metrics are not to be trusted: %s."
            .formatted(doubt);
      }
    }

    /** The automatic recommendations were published as one new version. */
    record Published(ConfigurationVersion version) implements Outcome {
      @Override
      public String sentence() {
        return "Version %d was published.".formatted(version.version());
      }
    }

    /** Somebody else published at the same time; nothing was written. */
    record Conflict(int base) implements Outcome {
      @Override
      public String sentence() {
        return "Nothing was applied: somebody else changed version %d, or another run ended, in the meantime."
            .formatted(base);
      }
    }
  }

  /** What the observed cost comes to at the reference traffic; absent if none was observed. */
  Optional<Projection> projection() {
    return observations.cost().map(Cost::mean).map(Projection::of);
  }

  /** Whether a recommendation was put into effect. */
  boolean applied(Recommendation recommendation) {
    return outcome instanceof Outcome.Published && recommendation.standing() == Standing.AUTOMATIC;
  }
}

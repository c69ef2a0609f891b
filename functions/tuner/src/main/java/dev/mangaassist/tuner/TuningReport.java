package dev.mangaassist.tuner;

import dev.mangaassist.shared.config.Canary;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.tuner.Plan.OfChange;
import dev.mangaassist.tuner.certification.Step;
import dev.mangaassist.tuner.rules.Compliance;
import dev.mangaassist.tuner.rules.Decision;
import dev.mangaassist.tuner.rules.Memory;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Observations.Cost;
import dev.mangaassist.tuner.rules.Projection;
import dev.mangaassist.tuner.rules.Recommendation;
import dev.mangaassist.tuner.rules.Recommendation.Standing;
import dev.mangaassist.tuner.rules.Situation;
import dev.mangaassist.tuner.rules.TrialSituation;
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
 * @param trial the trial that was open when it began, and what was seen of it
 * @param certification what was done about certificates, if anything could be
 */
record TuningReport(
    Instant at,
    ConfigurationVersion active,
    Instant coolDownUntil,
    Observations observations,
    Compliance compliance,
    List<Recommendation> recommendations,
    Memory memory,
    Outcome outcome,
    Optional<TrialSituation> trial,
    Optional<Step> certification) {

  /** The report of a run that found no trial open. */
  static TuningReport of(OfChange change, Memory memory, Outcome outcome) {
    Situation situation = change.situation();
    Decision decision = change.decision();
    return new TuningReport(
        situation.now(),
        situation.active(),
        situation.coolDownUntil(),
        situation.observed(),
        decision.compliance(),
        decision.recommendations(),
        memory,
        outcome,
        Optional.empty(),
        change.step());
  }

  /** The report of a run that judged a trial. */
  static TuningReport ofTrial(TrialSituation trial, Memory memory, Outcome outcome) {
    Situation situation = trial.situation();
    return new TuningReport(
        situation.now(),
        situation.active(),
        situation.coolDownUntil(),
        situation.observed(),
        situation.compliance(),
        List.of(),
        memory,
        outcome,
        Optional.of(trial),
        Optional.empty());
  }

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

    /** The automatic recommendations serve a share of the conversations. */
    record Trialled(Canary canary) implements Outcome {
      @Override
      public String sentence() {
        return "Version %d was put on trial with %s%% of the conversations."
            .formatted(
                canary.version().version(),
                canary.share().movePointRight(2).stripTrailingZeros().toPlainString());
      }
    }

    /** A trial was judged, and it is too early to end it. */
    record TrialGoesOn(Canary canary, String why) implements Outcome {
      @Override
      public String sentence() {
        return "The trial of version %d goes on: %s.".formatted(canary.version().version(), why);
      }
    }

    /** The version on trial became the active one. */
    record Promoted(Canary canary, String why) implements Outcome {
      @Override
      public String sentence() {
        return "Version %d was promoted from its trial: %s."
            .formatted(canary.version().version(), why);
      }
    }

    /** The version on trial was given up. */
    record Withdrawn(Canary canary, String why) implements Outcome {
      @Override
      public String sentence() {
        return "Version %d was withdrawn from its trial: %s."
            .formatted(canary.version().version(), why);
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

    /**
     * Nothing was written, because the run was a dry one.
     *
     * @param run what a run would have done
     */
    record Rehearsed(Outcome run) implements Outcome {
      @Override
      public String sentence() {
        return "Dry run: nothing was written. A run would have ended with: " + run.sentence();
      }
    }
  }

  /** What the observed cost comes to at the reference traffic; absent if none was observed. */
  Optional<Projection> projection() {
    return observations.cost().map(Cost::mean).map(Projection::of);
  }

  /** Whether a recommendation was put into effect, be it on trial. */
  boolean applied(Recommendation recommendation) {
    return (outcome instanceof Outcome.Published || outcome instanceof Outcome.Trialled)
        && recommendation.standing() == Standing.AUTOMATIC;
  }
}

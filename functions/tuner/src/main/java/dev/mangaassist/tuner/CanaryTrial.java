package dev.mangaassist.tuner;

import dev.mangaassist.shared.config.Canary;
import dev.mangaassist.shared.config.ConfigurationConflictException;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.Variant;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.tuner.Plan.OfChange;
import dev.mangaassist.tuner.TunerTable.Kept;
import dev.mangaassist.tuner.TuningReport.Outcome;
import dev.mangaassist.tuner.rules.Memory;
import dev.mangaassist.tuner.rules.RememberingTrials;
import dev.mangaassist.tuner.rules.Situation;
import dev.mangaassist.tuner.rules.TrialDecision;
import dev.mangaassist.tuner.rules.TrialDeliberation;
import dev.mangaassist.tuner.rules.TrialSituation;
import dev.mangaassist.tuner.rules.TrialVerdict;
import dev.mangaassist.tuner.rules.Window;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part of a tuning run that puts a version on trial, and that ends a trial. Each of them is one
 * transaction with the memory and the report.
 */
final class CanaryTrial {
  private final ConfigurationTable configurations;
  private final TunerTable memories;
  private final Metrics metrics;
  private final Telemetry telemetry;

  CanaryTrial(
      ConfigurationTable configurations,
      TunerTable memories,
      Metrics metrics,
      Telemetry telemetry) {
    this.configurations = configurations;
    this.memories = memories;
    this.metrics = metrics;
    this.telemetry = telemetry;
  }

  /**
   * An open trial as a run sees it.
   *
   * @param decision what is to become of it
   */
  record Judged(TrialSituation trial, TrialDecision decision) {}

  /**
   * Judges an open trial; writes nothing.
   *
   * @param doubt why what was read of the whole service can not be used, if it can not
   */
  Judged judge(Situation situation, Optional<String> doubt, Canary canary) {
    Window window = TrialSituation.window(situation.now(), canary, situation.policy());
    Reading canarySide = Reading.of(metrics, window, Optional.of(Variant.CANARY));
    Reading stableSide = Reading.of(metrics, window, Optional.of(Variant.STABLE));
    TrialSituation trial =
        new TrialSituation(situation, canary, canarySide.observations(), stableSide.observations());
    TrialDecision decision =
        Stream.of(doubt, canarySide.doubt(), stableSide.doubt())
            .flatMap(Optional::stream)
            .findFirst()
            .map(found -> TrialDeliberation.doubting(trial, found))
            .orElseGet(() -> TrialDeliberation.decide(trial));
    return new Judged(trial, decision);
  }

  /** Carries out what was judged. */
  TuningReport end(Kept kept, Judged judged) {
    return switch (judged.decision.verdict()) {
      case TrialVerdict.GoesOn _, TrialVerdict.Frozen _ -> keep(kept, judged);
      case TrialVerdict.Promote(String why) -> promote(kept, judged, why);
      case TrialVerdict.Withdraw(String why, boolean _) -> withdraw(kept, judged, why);
    };
  }

  /** What comes of a trial if nobody is faster. */
  static Outcome outcome(Judged judged) {
    Canary canary = judged.trial.canary();
    return switch (judged.decision.verdict()) {
      case TrialVerdict.GoesOn(String why) -> new Outcome.TrialGoesOn(canary, why);
      case TrialVerdict.Frozen(String doubt) -> new Outcome.Frozen(doubt);
      case TrialVerdict.Promote(String why) -> new Outcome.Promoted(canary, why);
      case TrialVerdict.Withdraw(String why, boolean _) -> new Outcome.Withdrawn(canary, why);
    };
  }

  private TuningReport keep(Kept kept, Judged judged) {
    TuningReport report = report(judged, outcome(judged));
    if (!memories.keep(kept, judged.decision.memory(), report)) {
      telemetry.warn("tuning.conflict", Map.of("revision", kept.revision()));
    }
    return report;
  }

  private TuningReport promote(Kept kept, Judged judged, String why) {
    TuningReport report = report(judged, outcome(judged));
    try {
      configurations.promote(
          judged.trial.canary(), why, _ -> memories.writes(kept, judged.decision.memory(), report));
    } catch (ConfigurationConflictException e) {
      return conflict(judged);
    }
    log("trial.promoted", judged.trial.canary(), why);
    return report;
  }

  private TuningReport withdraw(Kept kept, Judged judged, String why) {
    TuningReport report = report(judged, outcome(judged));
    try {
      configurations.withdraw(
          judged.trial.canary(), why, memories.writes(kept, judged.decision.memory(), report));
    } catch (ConfigurationConflictException e) {
      return conflict(judged);
    }
    log("trial.withdrawn", judged.trial.canary(), why);
    return report;
  }

  private TuningReport conflict(Judged judged) {
    int base = judged.trial.situation().active().version();
    telemetry.warn("configuration.conflict", Map.of("base", base));
    return report(judged, new Outcome.Conflict(base));
  }

  static TuningReport report(Judged judged, Outcome outcome) {
    return TuningReport.ofTrial(judged.trial, judged.decision.memory(), outcome);
  }

  /**
   * Puts what a run wants to change on trial.
   *
   * @throws ConfigurationConflictException if somebody else was first; nothing was written
   */
  TuningReport open(Kept kept, OfChange change, Proposal proposal) {
    Canary opened =
        configurations.trial(
            change.situation().active(),
            proposal.configuration(),
            Memory.AUTHOR,
            proposal.reason(),
            canary -> {
              TuningReport report = opening(change, proposal, canary);
              return memories.writes(kept, report.memory(), report);
            });
    log("trial.opened", opened, opened.version().reason());
    return opening(change, proposal, opened);
  }

  private static TuningReport opening(OfChange change, Proposal proposal, Canary canary) {
    Memory memory =
        RememberingTrials.opened(
            change.situation(), proposal.changes(), canary.version().version());
    return TuningReport.of(change, memory, new Outcome.Trialled(canary));
  }

  private void log(String event, Canary canary, String why) {
    telemetry.info(event, Map.of("version", canary.version().version(), "reason", why));
  }
}

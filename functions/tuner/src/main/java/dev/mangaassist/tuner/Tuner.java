package dev.mangaassist.tuner;

import dev.mangaassist.shared.config.ActiveConfiguration;
import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.Canary;
import dev.mangaassist.shared.config.ConfigurationConflictException;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.telemetry.MetricLine;
import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.vocabulary.ServiceLevelName;
import dev.mangaassist.tuner.Plan.OfChange;
import dev.mangaassist.tuner.Plan.OfTrial;
import dev.mangaassist.tuner.TunerTable.Kept;
import dev.mangaassist.tuner.TuningReport.Outcome;
import dev.mangaassist.tuner.certification.Certification;
import dev.mangaassist.tuner.certification.Step;
import dev.mangaassist.tuner.rules.Decision;
import dev.mangaassist.tuner.rules.Deliberation;
import dev.mangaassist.tuner.rules.Finding;
import dev.mangaassist.tuner.rules.Finding.State;
import dev.mangaassist.tuner.rules.Memory;
import dev.mangaassist.tuner.rules.Policy;
import dev.mangaassist.tuner.rules.Situation;
import dev.mangaassist.tuner.rules.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * One tuning run: reads what happened since the active configuration took effect, judges it with
 * what it remembers, recommends, tries to certify thresholds, and publishes what needs no people as
 * one new version, at once or after a trial on a share of the conversations. While a trial is open,
 * a run judges it and changes nothing else. The version, its reason, the memory, the report and an
 * attempt at a certificate are one transaction, so that a crash leaves either all of them or none.
 * Safe for use by several threads: of runs at the same time one is kept, the others report a
 * conflict.
 */
final class Tuner {
  private final ConfigurationTable configurations;
  private final TunerTable memories;
  private final Metrics metrics;
  private final Certification certification;
  private final Policy policy;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final CanaryTrial trials;

  Tuner(
      ConfigurationTable configurations,
      TunerTable memories,
      Metrics metrics,
      Certification certification,
      Policy policy,
      InstantSource clock,
      Telemetry telemetry) {
    this.configurations = configurations;
    this.memories = memories;
    this.metrics = metrics;
    this.certification = certification;
    this.policy = policy;
    this.clock = clock;
    this.telemetry = telemetry;
    this.trials = new CanaryTrial(configurations, memories, metrics, telemetry);
  }

  TuningReport tune() {
    Kept kept = memories.read();
    TuningReport report =
        switch (plan(kept)) {
          case OfTrial(CanaryTrial.Judged judged) -> trials.end(kept, judged);
          case OfChange change -> apply(kept, change);
        };
    report.compliance().findings().forEach(this::tell);
    telemetry.write(
        "tuning.report",
        new MetricLine()
            .count(MetricName.TUNING_RUNS)
            .metric(
                MetricName.SERVICE_LEVELS_BROKEN, report.compliance().levels(State.BROKEN).size())
            .field("outcome", report.outcome().sentence())
            .field("report", TuningReportJson.write(report)));
    return report;
  }

  /**
   * A dry run: reads and decides as {@link #tune} would now, and writes nothing, no memory, report
   * or metric. Its outcome is what the run would have come to.
   */
  TuningReport rehearse() {
    return switch (plan(memories.read())) {
      case OfTrial(CanaryTrial.Judged judged) ->
          CanaryTrial.report(judged, new Outcome.Rehearsed(CanaryTrial.outcome(judged)));
      case OfChange change -> {
        Outcome outcome =
            change.proposal().map(found -> next(change, found)).orElseGet(() -> unchanged(change));
        yield TuningReport.of(change, change.decision().memory(), new Outcome.Rehearsed(outcome));
      }
    };
  }

  private Outcome next(OfChange change, Proposal proposal) {
    ConfigurationVersion next =
        new ConfigurationVersion(
            configurations.nextVersion(),
            proposal.configuration(),
            Memory.AUTHOR,
            proposal.reason(),
            change.situation().now());
    return proposal.isTried()
        ? new Outcome.Trialled(new Canary(next, change.situation().configuration().canaryShare()))
        : new Outcome.Published(next);
  }

  private Plan plan(Kept kept) {
    Instant now = clock.instant();
    ActiveConfiguration serving = configurations.serving();
    Reading reading = Reading.of(metrics, window(now, serving.stable()), Optional.empty());
    Situation situation =
        Situation.of(now, serving.stable(), reading.observations(), remembered(kept), policy);
    return serving
        .canary()
        .<Plan>map(canary -> new OfTrial(trials.judge(situation, reading.doubt(), canary)))
        .orElseGet(() -> change(situation, reading.doubt()));
  }

  private Plan change(Situation situation, Optional<String> doubt) {
    Decision decision =
        doubt
            .map(found -> Deliberation.doubting(situation, found))
            .orElseGet(() -> Deliberation.decide(situation));
    Optional<Step> step =
        decision.doubt().isPresent() || situation.isCoolingDown()
            ? Optional.empty()
            : Optional.of(certification.next(situation, memories.lastAttempt()));
    return step.flatMap(Step::configuration).isPresent()
        ? new OfChange(
            situation, Deliberation.waiting(situation, decision, "a certificate comes first"), step)
        : new OfChange(situation, decision, step);
  }

  private Memory remembered(Kept kept) {
    if (kept.memory().isEmpty()) {
      telemetry.warn("tuning.memory.unreadable", Map.of("revision", kept.revision()));
    }
    return kept.memory().orElse(Memory.NONE);
  }

  /**
   * A configuration is judged only by what happened once every reader followed it, so that one
   * breach is not answered twice.
   */
  private Window window(Instant now, ConfigurationVersion active) {
    return Window.before(now, policy.window(), active.since().plus(CachedConfiguration.LIFE));
  }

  private TuningReport apply(Kept kept, OfChange change) {
    Optional<Proposal> proposal = change.proposal();
    if (proposal.isEmpty()) {
      return keep(kept, change);
    }
    try {
      return proposal.get().isTried()
          ? trials.open(kept, change, proposal.get())
          : publish(kept, change, proposal.get());
    } catch (ConfigurationConflictException e) {
      int base = change.situation().active().version();
      telemetry.warn("configuration.conflict", Map.of("base", base));
      return TuningReport.of(change, change.decision().memory(), new Outcome.Conflict(base));
    }
  }

  private TuningReport keep(Kept kept, OfChange change) {
    Memory memory = change.decision().memory();
    TuningReport report = TuningReport.of(change, memory, unchanged(change));
    if (!memories.keep(kept, memory, report)) {
      telemetry.warn("tuning.conflict", Map.of("revision", kept.revision()));
    }
    return report;
  }

  private TuningReport publish(Kept kept, OfChange change, Proposal proposal) {
    ConfigurationVersion published =
        configurations.publish(
            change.situation().active(),
            proposal.configuration(),
            Memory.AUTHOR,
            proposal.reason(),
            next -> {
              TuningReport report = publishing(change, proposal, next);
              return memories.writes(kept, report.memory(), report);
            });
    telemetry.info(
        "configuration.published",
        Map.of("version", published.version(), "reason", published.reason()));
    return publishing(change, proposal, published);
  }

  private static TuningReport publishing(
      OfChange change, Proposal proposal, ConfigurationVersion next) {
    Memory memory = change.decision().memory();
    return TuningReport.of(
        change,
        proposal.changes().isEmpty() ? memory.under(next) : memory.numbered(next.version()),
        new Outcome.Published(next));
  }

  private static Outcome unchanged(OfChange change) {
    return change
        .decision()
        .doubt()
        .<Outcome>map(Outcome.Frozen::new)
        .orElseGet(() -> new Outcome.Unchanged(Sentences.whyUnchanged(change.decision())));
  }

  /** What the alarms watch; of a level that can not be judged nothing is told. */
  private void tell(Finding finding) {
    if (finding.state() != State.UNKNOWN) {
      telemetry.write(
          "tuning.level",
          new MetricLine()
              .dimension(ServiceLevelName.DIMENSION, finding.level().reportName())
              .byDimensionOnly()
              .countIf(MetricName.SERVICE_LEVEL_BREACHED, finding.state() == State.BROKEN));
    }
  }
}

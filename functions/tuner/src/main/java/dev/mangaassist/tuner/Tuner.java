package dev.mangaassist.tuner;

import dev.mangaassist.shared.config.ActiveConfiguration;
import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.ConfigurationConflictException;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.telemetry.MetricLine;
import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.tuner.TunerTable.Kept;
import dev.mangaassist.tuner.TuningReport.Outcome;
import dev.mangaassist.tuner.rules.Decision;
import dev.mangaassist.tuner.rules.Deliberation;
import dev.mangaassist.tuner.rules.Finding.State;
import dev.mangaassist.tuner.rules.Memory;
import dev.mangaassist.tuner.rules.Policy;
import dev.mangaassist.tuner.rules.Recommender;
import dev.mangaassist.tuner.rules.Situation;
import dev.mangaassist.tuner.rules.Trials;
import dev.mangaassist.tuner.rules.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * One tuning run: reads what happened since the active configuration took effect, judges it with
 * what it remembers, recommends, and publishes what needs no people as one new version, at once or
 * after a trial on a share of the conversations. While a trial is open, a run judges it and changes
 * nothing else. The version, its reason, the memory and the report are one transaction, so that a
 * crash leaves either all of them or none. Safe for use by several threads: of runs at the same
 * time one is kept, the others report a conflict.
 */
final class Tuner {
  private final ConfigurationTable configurations;
  private final TunerTable memories;
  private final Metrics metrics;
  private final Policy policy;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final CanaryTrial trials;

  Tuner(
      ConfigurationTable configurations,
      TunerTable memories,
      Metrics metrics,
      Policy policy,
      InstantSource clock,
      Telemetry telemetry) {
    this.configurations = configurations;
    this.memories = memories;
    this.metrics = metrics;
    this.policy = policy;
    this.clock = clock;
    this.telemetry = telemetry;
    this.trials = new CanaryTrial(configurations, memories, metrics, telemetry);
  }

  TuningReport tune() {
    Instant now = clock.instant();
    Kept kept = memories.read();
    ActiveConfiguration serving = configurations.serving();
    ConfigurationVersion active = serving.stable();
    Reading reading = Reading.of(metrics, window(now, active), Optional.empty());
    Situation situation =
        Situation.of(now, active, reading.observations(), remembered(kept), policy);
    TuningReport report =
        serving
            .canary()
            .map(canary -> trials.end(kept, trials.judge(situation, reading.doubt(), canary)))
            .orElseGet(() -> apply(kept, situation, decide(situation, reading.doubt())));
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

  private static Decision decide(Situation situation, Optional<String> doubt) {
    return doubt
        .map(found -> Deliberation.doubting(situation, found))
        .orElseGet(() -> Deliberation.decide(situation));
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

  private TuningReport apply(Kept kept, Situation situation, Decision decision) {
    if (decision.automatic().isEmpty()) {
      TuningReport report =
          TuningReport.of(situation, decision, decision.memory(), unchanged(decision));
      if (!memories.keep(kept, decision.memory(), report)) {
        telemetry.warn("tuning.conflict", Map.of("revision", kept.revision()));
      }
      return report;
    }
    try {
      return Trials.isToBeTried(situation, decision.automatic())
          ? trials.open(kept, situation, decision)
          : publish(kept, situation, decision);
    } catch (ConfigurationConflictException e) {
      int base = situation.active().version();
      telemetry.warn("configuration.conflict", Map.of("base", base));
      return TuningReport.of(situation, decision, decision.memory(), new Outcome.Conflict(base));
    }
  }

  private TuningReport publish(Kept kept, Situation situation, Decision decision) {
    ConfigurationVersion published =
        configurations.publish(
            situation.active(),
            Recommender.apply(situation.active().configuration(), decision.automatic()),
            Memory.AUTHOR,
            Sentences.reason(decision.automatic()),
            next -> {
              TuningReport report = publishing(situation, decision, next);
              return memories.writes(kept, report.memory(), report);
            });
    telemetry.info(
        "configuration.published",
        Map.of("version", published.version(), "reason", published.reason()));
    return publishing(situation, decision, published);
  }

  private static TuningReport publishing(
      Situation situation, Decision decision, ConfigurationVersion next) {
    return TuningReport.of(
        situation,
        decision,
        decision.memory().numbered(next.version()),
        new Outcome.Published(next));
  }

  private static Outcome unchanged(Decision decision) {
    return decision
        .doubt()
        .<Outcome>map(Outcome.Frozen::new)
        .orElseGet(() -> new Outcome.Unchanged(Sentences.whyUnchanged(decision)));
  }
}

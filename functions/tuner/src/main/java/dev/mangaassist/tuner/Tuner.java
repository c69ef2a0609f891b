package dev.mangaassist.tuner;

import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.Configuration;
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
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Policy;
import dev.mangaassist.tuner.rules.Recommender;
import dev.mangaassist.tuner.rules.Situation;
import dev.mangaassist.tuner.rules.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One tuning run: reads what happened since the active configuration took effect, judges it with
 * what it remembers, recommends, and publishes what needs no people as one new version. The
 * version, its reason, the memory and the report are one transaction, so that a crash leaves either
 * all of them or none. Safe for use by several threads: of runs at the same time one is kept, the
 * others report a conflict.
 */
final class Tuner {
  private final ConfigurationTable configurations;
  private final TunerTable memories;
  private final Function<Window, Observations> metrics;
  private final Policy policy;
  private final InstantSource clock;
  private final Telemetry telemetry;

  Tuner(
      ConfigurationTable configurations,
      TunerTable memories,
      Function<Window, Observations> metrics,
      Policy policy,
      InstantSource clock,
      Telemetry telemetry) {
    this.configurations = configurations;
    this.memories = memories;
    this.metrics = metrics;
    this.policy = policy;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  TuningReport tune() {
    Instant now = clock.instant();
    Kept kept = memories.read();
    ConfigurationVersion active = configurations.active();
    Reading reading = read(window(now, active));
    Situation situation = Situation.of(now, active, reading.observations, remembered(kept), policy);
    Decision decision =
        reading
            .doubt
            .map(doubt -> Deliberation.doubting(situation, doubt))
            .orElseGet(() -> Deliberation.decide(situation));
    TuningReport report = apply(kept, situation, decision);
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

  private record Reading(Observations observations, Optional<String> doubt) {}

  private Reading read(Window window) {
    try {
      return new Reading(metrics.apply(window), Optional.empty());
    } catch (UnusableMetricsException e) {
      return new Reading(Observations.none(window), Optional.of(e.doubt()));
    }
  }

  private TuningReport apply(Kept kept, Situation situation, Decision decision) {
    if (decision.automatic().isEmpty()) {
      TuningReport report = report(situation, decision, unchanged(decision));
      if (!memories.keep(kept, decision.memory(), report)) {
        telemetry.warn("tuning.conflict", Map.of("revision", kept.revision()));
      }
      return report;
    }
    ConfigurationVersion active = situation.active();
    Configuration changed = Recommender.apply(active.configuration(), decision.automatic());
    try {
      ConfigurationVersion published =
          configurations.publish(
              active,
              changed,
              Memory.AUTHOR,
              Sentences.reason(decision.automatic()),
              next ->
                  memories.writes(
                      kept,
                      decision.memory(),
                      report(situation, decision, new Outcome.Published(next))));
      telemetry.info(
          "configuration.published",
          Map.of("version", published.version(), "reason", published.reason()));
      return report(situation, decision, new Outcome.Published(published));
    } catch (ConfigurationConflictException e) {
      telemetry.warn("configuration.conflict", Map.of("base", active.version()));
      return report(situation, decision, new Outcome.Conflict(active.version()));
    }
  }

  private static Outcome unchanged(Decision decision) {
    return decision
        .doubt()
        .<Outcome>map(Outcome.Frozen::new)
        .orElseGet(() -> new Outcome.Unchanged(Sentences.whyUnchanged(decision)));
  }

  private static TuningReport report(Situation situation, Decision decision, Outcome outcome) {
    return new TuningReport(
        situation.now(),
        situation.active(),
        situation.coolDownUntil(),
        situation.observed(),
        decision.compliance(),
        decision.recommendations(),
        decision.memory(),
        outcome);
  }
}

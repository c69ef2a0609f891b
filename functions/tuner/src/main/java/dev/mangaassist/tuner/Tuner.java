package dev.mangaassist.tuner;

import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationConflictException;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.telemetry.MetricLine;
import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.tuner.TuningReport.Outcome;
import dev.mangaassist.tuner.rules.Change;
import dev.mangaassist.tuner.rules.Compliance;
import dev.mangaassist.tuner.rules.Finding;
import dev.mangaassist.tuner.rules.Finding.State;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Recommendation;
import dev.mangaassist.tuner.rules.Recommender;
import dev.mangaassist.tuner.rules.ServiceLevels;
import dev.mangaassist.tuner.rules.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One tuning run: reads what happened since the active configuration took effect, judges it,
 * recommends, and publishes what needs no people as one new version. Safe for use by several
 * threads: of runs at the same time one publishes, the others report a conflict.
 */
final class Tuner {
  private static final String AUTHOR = "tuner";

  private final ConfigurationTable configurations;
  private final Function<Window, Observations> metrics;
  private final ServiceLevels targets;
  private final Duration windowLength;
  private final InstantSource clock;
  private final Telemetry telemetry;

  Tuner(
      ConfigurationTable configurations,
      Function<Window, Observations> metrics,
      ServiceLevels targets,
      Duration windowLength,
      InstantSource clock,
      Telemetry telemetry) {
    this.configurations = configurations;
    this.metrics = metrics;
    this.targets = targets;
    this.windowLength = windowLength;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  TuningReport tune() {
    Instant now = clock.instant();
    ConfigurationVersion active = configurations.active();
    Observations observations = metrics.apply(window(now, active));
    Compliance compliance = Compliance.of(observations, targets);
    List<Recommendation> recommendations =
        Recommender.recommend(active.configuration(), compliance);
    Outcome outcome = apply(active, compliance, recommendations);
    var report = new TuningReport(now, active, observations, compliance, recommendations, outcome);
    telemetry.write(
        "tuning.report",
        new MetricLine()
            .count(MetricName.TUNING_RUNS)
            .metric(MetricName.SERVICE_LEVELS_BROKEN, compliance.levels(State.BROKEN).size())
            .field("outcome", outcome.sentence())
            .field("report", TuningReportJson.write(report)));
    return report;
  }

  /**
   * A configuration is judged only by what happened once every reader followed it, so that one
   * breach is not answered twice.
   */
  private Window window(Instant now, ConfigurationVersion active) {
    return Window.before(now, windowLength, active.since().plus(CachedConfiguration.LIFE));
  }

  private Outcome apply(
      ConfigurationVersion active, Compliance compliance, List<Recommendation> recommendations) {
    List<Recommendation> automatic = Recommender.automatic(recommendations);
    if (automatic.isEmpty()) {
      return new Outcome.Unchanged(whyUnchanged(compliance));
    }
    Configuration changed = Recommender.apply(active.configuration(), automatic);
    try {
      ConfigurationVersion published =
          configurations.publish(active, changed, AUTHOR, reason(automatic));
      telemetry.info(
          "configuration.published",
          Map.of("version", published.version(), "reason", published.reason()));
      return new Outcome.Published(published);
    } catch (ConfigurationConflictException e) {
      telemetry.warn("configuration.conflict", Map.of("base", active.version()));
      return new Outcome.Conflict(active.version());
    }
  }

  private static String whyUnchanged(Compliance compliance) {
    int unknown = compliance.levels(State.UNKNOWN).size();
    if (unknown == compliance.findings().size()) {
      return "Nothing was changed: no service level has the %d observations since the active version took effect that it takes to judge it."
          .formatted(Finding.MINIMUM_SAMPLES);
    }
    if (compliance.levels(State.BROKEN).isEmpty()) {
      return unknown == 0
          ? "Nothing was changed: every service level is met."
          : "Nothing was changed: no service level is known to be broken, and %d of them rest on fewer than %d observations."
              .formatted(unknown, Finding.MINIMUM_SAMPLES);
    }
    return "Nothing was changed: no rule may do more about the broken service levels by itself.";
  }

  private static String reason(List<Recommendation> automatic) {
    return automatic.stream()
        .map(
            recommendation ->
                "%s: %s."
                    .formatted(
                        capitalized(recommendation.reason()),
                        recommendation.change().map(Change::describe).orElseThrow()))
        .collect(Collectors.joining(" "));
  }

  private static String capitalized(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}

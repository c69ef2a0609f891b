package dev.mangaassist.tuner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.tuner.TuningReport.Outcome;
import dev.mangaassist.tuner.rules.Finding;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Observations.Latency;
import dev.mangaassist.tuner.rules.Projection;
import dev.mangaassist.tuner.rules.Recommendation;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * A report as JSON: times in milliseconds, money in US dollars, shares 0..1. What was not observed
 * is left out.
 */
final class TuningReportJson {
  private static final int NANOS_PER_MILLI_DIGITS = 6;

  /** Keeps decimals as they are, so that 4000.00 does not turn into 4E+3. */
  private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

  private TuningReportJson() {}

  static ObjectNode write(TuningReport report) {
    ObjectNode json = NODES.objectNode();
    Observations observations = report.observations();
    json.put("at", report.at().toString());
    json.put("activeVersion", report.active().version());
    json.putObject("window")
        .put("start", observations.window().start().toString())
        .put("end", observations.window().end().toString());
    json.set("counts", counts(observations.counts()));
    observations.escalationRate().ifPresent(rate -> json.put("escalationRate", plain(rate)));
    observations.timeToFirstText().ifPresent(time -> json.set("timeToFirstText", latency(time)));
    observations.latency().ifPresent(time -> json.set("latency", latency(time)));
    observations
        .cost()
        .ifPresent(
            cost ->
                json.putObject("cost")
                    .put("samples", cost.samples())
                    .put("meanUsd", plain(cost.mean()))
                    .put("totalUsd", plain(cost.total()))
                    .put("sdEstimateUsd", plain(cost.sdEstimate())));
    observations
        .quality()
        .ifPresent(
            quality ->
                json.putObject("quality")
                    .put("samples", quality.samples())
                    .put("mean", plain(quality.mean()))
                    .put("minimum", plain(quality.minimum()))
                    .put("shareBelowTarget", plain(quality.shareBelowTarget()))
                    .put("sdEstimate", plain(quality.sdEstimate())));
    ArrayNode compliance = json.putArray("compliance");
    report.compliance().findings().forEach(finding -> compliance.add(finding(finding)));
    ArrayNode recommendations = json.putArray("recommendations");
    report
        .recommendations()
        .forEach(recommendation -> recommendations.add(recommendation(report, recommendation)));
    report
        .projection()
        .ifPresent(projection -> json.set("projectedCostUsd", projection(projection)));
    json.set("memory", memory(report));
    json.put("outcome", report.outcome().sentence());
    if (report.outcome() instanceof Outcome.Published(ConfigurationVersion version)) {
      json.put("publishedVersion", version.version());
    }
    return json;
  }

  private static ObjectNode counts(Counts counts) {
    return NODES
        .objectNode()
        .put("accepted", counts.accepted())
        .put("done", counts.done())
        .put("failed", counts.failed())
        .put("abandoned", counts.abandoned())
        .put("modelAnswers", counts.modelAnswers())
        .put("escalations", counts.escalations())
        .put("draftsTruncated", counts.draftsTruncated())
        .put("cacheHits", counts.cacheHits());
  }

  private static ObjectNode latency(Latency time) {
    return NODES
        .objectNode()
        .put("samples", time.samples())
        .put("p50Ms", millis(time.p50()))
        .put("p95Ms", millis(time.p95()))
        .put("p99Ms", millis(time.p99()))
        .put("meanMs", millis(time.mean()))
        .put("sdEstimateMs", millis(time.sdEstimate()));
  }

  private static ObjectNode memory(TuningReport report) {
    ObjectNode json =
        NODES.objectNode().put("compliantWindows", report.memory().streak().compliant());
    if (report.coolDownUntil().isAfter(report.at())) {
      json.put("coolDownUntil", report.coolDownUntil().toString());
    }
    report.memory().trial().ifPresent(trial -> json.put("onTrial", trial.version()));
    ArrayNode bars = json.putArray("takenBack");
    report
        .memory()
        .bars()
        .forEach(
            bar ->
                bars.addObject()
                    .put("action", bar.action().reportName())
                    .put("times", bar.times())
                    .put("notBefore", bar.until().toString()));
    return json;
  }

  private static ObjectNode finding(Finding finding) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("level", finding.level().reportName())
            .put("state", finding.state().reportName());
    finding.measured().ifPresent(measured -> json.put("measured", plain(measured)));
    return json.put("target", plain(finding.target())).put("samples", finding.samples());
  }

  private static ObjectNode recommendation(TuningReport report, Recommendation recommendation) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("action", recommendation.action().reportName())
            .put("priority", recommendation.action().priority().reportName())
            .put("reason", recommendation.reason());
    recommendation
        .change()
        .ifPresent(
            change ->
                json.put("setting", change.setting())
                    .put("from", change.fromText())
                    .put("to", change.toText()));
    return json.put("expectedEffect", recommendation.action().expectedEffect())
        .put("standing", recommendation.standing().reportName())
        .put("applied", report.applied(recommendation));
  }

  private static ObjectNode projection(Projection projection) {
    return NODES
        .objectNode()
        .put("day", projection.day())
        .put("week", projection.week())
        .put("month", projection.month())
        .put("year", projection.year());
  }

  private static BigDecimal millis(Duration duration) {
    return plain(
        BigDecimal.valueOf(duration.toNanos(), NANOS_PER_MILLI_DIGITS).stripTrailingZeros());
  }

  /** Without an exponent: 3E+3 is a number that few people read with ease. */
  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}

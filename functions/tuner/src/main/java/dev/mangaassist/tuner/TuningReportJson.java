package dev.mangaassist.tuner;

import static dev.mangaassist.tuner.ObservationsJson.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.shared.config.Canary;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.tuner.TuningReport.Outcome;
import dev.mangaassist.tuner.certification.Step;
import dev.mangaassist.tuner.rules.Finding;
import dev.mangaassist.tuner.rules.Projection;
import dev.mangaassist.tuner.rules.Recommendation;
import dev.mangaassist.tuner.rules.TrialSituation;

/**
 * A report as JSON: times in milliseconds, money in US dollars, shares 0..1. What was not observed
 * is left out.
 */
final class TuningReportJson {
  private static final JsonNodeFactory NODES = ObservationsJson.NODES;

  private TuningReportJson() {}

  static ObjectNode write(TuningReport report) {
    ObjectNode json = NODES.objectNode();
    json.put("at", report.at().toString());
    json.put("activeVersion", report.active().version());
    json.setAll(ObservationsJson.write(report.observations()));
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
    report.trial().ifPresent(trial -> json.set("trial", trial(trial)));
    report
        .certification()
        .ifPresent(step -> json.set("certification", certification(report, step)));
    json.put("outcome", report.outcome().sentence());
    switch (report.outcome()) {
      case Outcome.Published(ConfigurationVersion version) ->
          json.put("publishedVersion", version.version());
      case Outcome.Rehearsed(Outcome run) -> {
        json.put("dryRun", true);
        if (run instanceof Outcome.Published(ConfigurationVersion version)) {
          json.put("wouldPublishVersion", version.version());
        }
        if (run instanceof Outcome.Trialled(Canary canary)) {
          json.put("wouldTryVersion", canary.version().version());
        }
      }
      case Outcome.Trialled(Canary canary) -> json.put("triedVersion", canary.version().version());
      case Outcome.Promoted(Canary canary, String _) ->
          json.put("publishedVersion", canary.version().version());
      case Outcome.Unchanged _,
          Outcome.Frozen _,
          Outcome.TrialGoesOn _,
          Outcome.Withdrawn _,
          Outcome.Conflict _ -> {}
    }
    return json;
  }

  private static ObjectNode certification(TuningReport report, Step step) {
    ObjectNode json = NODES.objectNode().put("step", step.sentence());
    report
        .active()
        .configuration()
        .certificate()
        .ifPresent(certificate -> json.put("certificateSince", certificate.at().toString()));
    step.attempt()
        .ifPresent(
            attempt ->
                json.put("attempt", attempt.number())
                    .put("samples", attempt.samples())
                    .put("certified", attempt.certified()));
    return json;
  }

  private static ObjectNode memory(TuningReport report) {
    ObjectNode json =
        NODES.objectNode().put("compliantWindows", report.memory().streak().compliant());
    if (report.coolDownUntil().isAfter(report.at())) {
      json.put("coolDownUntil", report.coolDownUntil().toString());
    }
    report.memory().watched().ifPresent(watched -> json.put("watchedVersion", watched.version()));
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

  private static ObjectNode trial(TrialSituation trial) {
    Canary canary = trial.canary();
    ObjectNode json =
        NODES
            .objectNode()
            .put("version", canary.version().version())
            .put("share", plain(canary.share()))
            .put("since", canary.version().since().toString());
    json.set("canary", ObservationsJson.write(trial.canarySide()));
    json.set("stable", ObservationsJson.write(trial.stableSide()));
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
}

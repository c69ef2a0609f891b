package dev.mangaassist.local.cli;

import static dev.mangaassist.local.cli.ReportValues.count;
import static dev.mangaassist.local.cli.ReportValues.dollars;
import static dev.mangaassist.local.cli.ReportValues.millis;
import static dev.mangaassist.local.cli.ReportValues.percent;
import static dev.mangaassist.local.cli.ReportValues.rounded;
import static dev.mangaassist.local.cli.ReportValues.row;
import static dev.mangaassist.local.cli.ReportValues.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a tuning report that tells what is under way: a trial, what is watched and what is
 * waited for, certificates.
 */
final class TuningProgressText {
  private final JsonNode report;
  private final List<String> lines = new ArrayList<>();

  TuningProgressText(JsonNode report) {
    this.report = report;
  }

  List<String> lines() {
    if (lines.isEmpty()) {
      addTrial();
      addMemory();
      addCertification();
    }
    return List.copyOf(lines);
  }

  private void addTrial() {
    JsonNode trial = report.path("trial");
    if (trial.isObject()) {
      add("");
      add(
          "Version %s on trial since %s, with %s of the conversations"
              .formatted(
                  trial.path("version").asText(),
                  time(trial, "since"),
                  percent(trial.path("share"))));
      add(row("", "asks", "first p95", "cost mean", "quality", "judged", "escalated"));
      side("on trial", trial.path("canary"));
      side("active", trial.path("stable"));
    }
  }

  private void side(String name, JsonNode seen) {
    add(
        row(
            name,
            count(seen.path("counts"), "accepted"),
            millis(seen.path("timeToFirstText").path("p95Ms")),
            dollars(seen.path("cost").path("meanUsd")),
            rounded(seen.path("quality").path("mean")),
            count(seen.path("quality"), "samples"),
            percent(seen.path("escalationRate"))));
  }

  private void addCertification() {
    JsonNode certification = report.path("certification");
    if (certification.has("certificateSince")) {
      add("Thresholds are certified since %s.".formatted(time(certification, "certificateSince")));
    }
    if (certification.has("step")) {
      add(certification.path("step").asText());
    }
  }

  private void addMemory() {
    JsonNode memory = report.path("memory");
    add("");
    if (memory.has("coolDownUntil")) {
      add("Cooling down until %s.".formatted(time(memory, "coolDownUntil")));
    }
    if (memory.has("watchedVersion")) {
      add(
          "Version %s is watched: what it makes worse is taken back."
              .formatted(memory.path("watchedVersion").asText()));
    }
    for (JsonNode bar : memory.path("takenBack")) {
      add(
          "%s was taken back (%s in a row) and is not tried again before %s."
              .formatted(
                  bar.path("action").asText().replace('_', ' '),
                  bar.path("times").asText(),
                  time(bar, "notBefore")));
    }
    add(
        "Windows in a row without a broken level: %s"
            .formatted(memory.path("compliantWindows").asInt()));
  }

  private void add(String line) {
    lines.add(line);
  }
}

package dev.mangaassist.local.cli;

import static dev.mangaassist.local.cli.ReportValues.MISSING;
import static dev.mangaassist.local.cli.ReportValues.cents;
import static dev.mangaassist.local.cli.ReportValues.count;
import static dev.mangaassist.local.cli.ReportValues.dollars;
import static dev.mangaassist.local.cli.ReportValues.millis;
import static dev.mangaassist.local.cli.ReportValues.percent;
import static dev.mangaassist.local.cli.ReportValues.rounded;
import static dev.mangaassist.local.cli.ReportValues.time;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mangaassist.tuner.rules.ServiceLevel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A tuning report, JSON as the tuner answers it, for people: what happened, which service levels
 * hold, what is recommended, what it costs, and what was done. What was not observed is said to be
 * missing.
 */
final class TuningReportText {
  /** Reads reports with their decimals as they are, so that 0.90 stays 0.90. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final String LEVEL = "  %-8s %-23s %-16s %-20s %8s";

  private final JsonNode report;
  private final List<String> lines = new ArrayList<>();

  TuningReportText(JsonNode report) {
    this.report = report;
  }

  List<String> lines() {
    if (lines.isEmpty()) {
      addHead();
      addCounts();
      addDistributions();
      addCompliance();
      addRecommendations();
      addProjection();
      new TuningProgressText(report).lines().forEach(this::add);
      add("");
      add(report.path("outcome").asText());
    }
    return List.copyOf(lines);
  }

  private void addHead() {
    JsonNode window = report.path("window");
    boolean isEmpty = window.path("start").equals(window.path("end"));
    add(
        "Version %s of the configuration, %s"
            .formatted(
                report.path("activeVersion").asText(),
                isEmpty
                    ? "which is too new for a window of its own"
                    : "from %s to %s".formatted(time(window, "start"), time(window, "end"))));
  }

  private void addCounts() {
    JsonNode counts = report.path("counts");
    add(
        "  asks         %s accepted, %s done, %s failed, %s abandoned; %s from the cache"
            .formatted(
                count(counts, "accepted"),
                count(counts, "done"),
                count(counts, "failed"),
                count(counts, "abandoned"),
                count(counts, "cacheHits")));
    add(
        "  escalated    %s of %s that a model answered (%s); %s drafts truncated"
            .formatted(
                count(counts, "escalations"),
                count(counts, "modelAnswers"),
                percent(report.path("escalationRate")),
                count(counts, "draftsTruncated")));
  }

  private void addDistributions() {
    add("");
    row("", "count", "p50", "p95", "p99", "mean", "sd");
    latency("first text", report.path("timeToFirstText"));
    latency("whole answer", report.path("latency"));
    add("");
    row("", "count", "mean", "sd", "total", "", "");
    JsonNode cost = report.path("cost");
    row(
        "cost",
        count(cost, "samples"),
        dollars(cost.path("meanUsd")),
        dollars(cost.path("sdEstimateUsd")),
        dollars(cost.path("totalUsd")),
        "",
        "");
    add("");
    row("", "judged", "mean", "sd", "minimum", "below", "");
    JsonNode quality = report.path("quality");
    row(
        "quality",
        count(quality, "samples"),
        rounded(quality.path("mean")),
        rounded(quality.path("sdEstimate")),
        rounded(quality.path("minimum")),
        percent(quality.path("shareBelowTarget")),
        "");
  }

  private void latency(String name, JsonNode time) {
    row(
        name,
        count(time, "samples"),
        millis(time.path("p50Ms")),
        millis(time.path("p95Ms")),
        millis(time.path("p99Ms")),
        millis(time.path("meanMs")),
        millis(time.path("sdEstimateMs")));
  }

  private void addCompliance() {
    add("");
    add(LEVEL.formatted("", "service level", "measured", "target", "count"));
    for (JsonNode finding : report.path("compliance")) {
      String name = finding.path("level").asText();
      JsonNode measured = finding.path("measured");
      BigDecimal target = finding.path("target").decimalValue();
      add(
          ServiceLevel.named(name)
              .map(
                  level ->
                      levelLine(
                          finding,
                          level.words(),
                          measured.isMissingNode()
                              ? MISSING
                              : level.withUnit(measured.decimalValue()),
                          level.promise(target)))
              .orElseGet(
                  () ->
                      levelLine(finding, name, measured.asText(MISSING), target.toPlainString())));
    }
  }

  private static String levelLine(JsonNode finding, String words, String measured, String target) {
    String state = finding.path("state").asText();
    return LEVEL.formatted(
        state.equals("broken") ? state.toUpperCase(Locale.ROOT) : state,
        words,
        measured,
        target,
        count(finding, "samples"));
  }

  private void addRecommendations() {
    add("");
    add(report.path("recommendations").isEmpty() ? "Nothing is recommended." : "Recommended");
    for (JsonNode recommendation : report.path("recommendations")) {
      String standing = recommendation.path("standing").asText().replace('_', ' ');
      String change =
          recommendation.has("setting")
              ? ", %s %s -> %s"
                  .formatted(
                      recommendation.path("setting").asText(),
                      recommendation.path("from").asText(),
                      recommendation.path("to").asText())
              : "";
      add(
          "  %s%s: priority %s, %s"
              .formatted(
                  recommendation.path("action").asText().replace('_', ' '),
                  change,
                  recommendation.path("priority").asText(),
                  recommendation.path("applied").asBoolean() ? "done" : standing));
      add("    because   " + recommendation.path("reason").asText());
      add("    expected  " + recommendation.path("expectedEffect").asText());
    }
  }

  private void addProjection() {
    JsonNode cost = report.path("projectedCostUsd");
    if (cost.isObject()) {
      add("");
      add(
          "At 1,000,000 messages a day: %s a day, %s a week, %s a month, %s a year"
              .formatted(
                  cents(cost.path("day")),
                  cents(cost.path("week")),
                  cents(cost.path("month")),
                  cents(cost.path("year"))));
    }
  }

  private void add(String line) {
    lines.add(line.stripTrailing());
  }

  private void row(String name, Object... columns) {
    add(ReportValues.row(name, columns));
  }
}

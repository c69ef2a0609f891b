package dev.mangaassist.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mangaassist.shared.telemetry.MetricName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Why an ask was answered as it was, out of the one line that the cascade wrote about it. */
final class Explanation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode line;

  private Explanation(JsonNode line) {
    this.line = line;
  }

  /** Explains the last ask that ended according to the functions' lines, if one did. */
  static Optional<Explanation> of(List<String> lines) {
    return lines.stream()
        .map(Explanation::read)
        .filter(line -> line.path("event").asText().startsWith("answer."))
        .reduce((earlier, later) -> later)
        .map(Explanation::new);
  }

  /** A line for each step, in the order in which a message meets them. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "understood  %s (probability %s), complexity %s, %s, about %s tokens"
            .formatted(
                text("task"),
                text(MetricName.TASK_PROBABILITY),
                text(MetricName.COMPLEXITY),
                text("lang"),
                text("textTokens")));
    if (line.has("plan")) {
      lines.add("plan        " + plan(line.path("plan")));
      lines.add("cache       " + text("cache"));
    }
    if (line.has("head")) {
      lines.add("head        " + head(line.path("head")));
    }
    if (line.has("draft")) {
      lines.add("draft       " + draft(line.path("draft")));
    }
    if (line.has("tier")) {
      lines.add("route       %s: %s".formatted(text("tier"), text("reason")));
    }
    lines.add("answer      " + answer());
    int call = 1;
    for (JsonNode node : line.path("calls")) {
      lines.add("call %d      %s".formatted(call++, call(node)));
    }
    lines.add(
        "cost        $%s%s"
            .formatted(
                text(MetricName.COST_PER_QUERY),
                line.path("costEstimated").asBoolean() ? ", partly estimated" : ""));
    if (line.has("configuration")) {
      lines.add(
          "time        first text after %s ms, complete after %s ms"
              .formatted(text(MetricName.TIME_TO_FIRST_TEXT), text(MetricName.LATENCY)));
      lines.add("followed    version %s of the configuration".formatted(text("configuration")));
    }
    return lines;
  }

  private static String plan(JsonNode plan) {
    StringBuilder text = new StringBuilder();
    text.append(plan.path("tier").asText()).append(" first: ").append(plan.path("reason").asText());
    for (JsonNode other : plan.path("alternatives")) {
      text.append(
          "; rather than %s (scores %s and %s) it is $%s dearer, %s better, %s ms slower"
              .formatted(
                  other.path("tier").asText(),
                  plain(other.path("chosenScore")),
                  plain(other.path("score")),
                  plain(other.path("costUsd")),
                  plain(other.path("quality")),
                  plain(other.path("latencyMs"))));
    }
    return text.toString();
  }

  private static String head(JsonNode head) {
    return "confidence %s, takes it for %s, lacks %s"
        .formatted(
            plain(head.path("confidence")), head.path("task").asText(), head.path("lack").asText());
  }

  private String draft(JsonNode draft) {
    return "given up at stage %s with confidence %s, under the threshold of %s; doubts: %s"
        .formatted(
            draft.path("stage").asText(),
            plain(draft.path("confidence")),
            text("threshold"),
            listed(draft.path("doubts")));
  }

  private static String call(JsonNode call) {
    return "%s, %s + %s tokens, $%s%s, %s%s ms"
        .formatted(
            call.path("model").asText(),
            plain(call.path("inputTokens")),
            plain(call.path("outputTokens")),
            plain(call.path("costUsd")),
            call.path("estimated").asBoolean() ? " (estimated)" : "",
            call.has("firstTextMs")
                ? "first text " + plain(call.path("firstTextMs")) + ", in all "
                : "",
            plain(call.path("ms")));
  }

  private String answer() {
    if (!line.has("finishReason")) {
      return line.has("code") ? "failed: " + text("code") : text("event");
    }
    String saved =
        line.has(MetricName.COST_SAVED.cloudWatchName())
            ? ", out of the cache, which saved $" + text(MetricName.COST_SAVED)
            : "";
    return "%s, confidence %s (threshold %s), doubts: %s, %s%s"
        .formatted(
            text("model"),
            text(MetricName.CONFIDENCE),
            text("threshold"),
            listed(line.path("doubts")),
            text("finishReason"),
            saved);
  }

  private static String listed(JsonNode words) {
    String all =
        StreamSupport.stream(words.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "none" : all;
  }

  private String text(MetricName metric) {
    return text(metric.cloudWatchName());
  }

  private String text(String field) {
    return plain(line.path(field));
  }

  private static String plain(JsonNode value) {
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}

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
    if (line.has("reason")) {
      lines.add("route       %s: %s".formatted(text("tier"), text("reason")));
    }
    if (line.has("draftConfidence")) {
      lines.add(
          "draft       confidence %s, under the threshold of %s; hedges: %s; %s"
              .formatted(
                  text("draftConfidence"),
                  text("threshold"),
                  hedges(),
                  line.path("draftTruncated").asBoolean() ? "cut off" : "complete"));
    }
    lines.add("answer      " + answer());
    lines.add(
        "models      %s %s, %s + %s tokens, $%s%s"
            .formatted(
                text("modelCalls"),
                text("modelCalls").equals("1") ? "call" : "calls",
                text(MetricName.INPUT_TOKENS),
                text(MetricName.OUTPUT_TOKENS),
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

  private String answer() {
    if (!line.has("finishReason")) {
      return line.has("code") ? "failed: " + text("code") : text("event");
    }
    String saved =
        line.has(MetricName.COST_SAVED.cloudWatchName())
            ? ", out of the cache, which saved $" + text(MetricName.COST_SAVED)
            : "";
    return "%s, confidence %s, %s%s"
        .formatted(text("model"), text(MetricName.CONFIDENCE), text("finishReason"), saved);
  }

  private String hedges() {
    String hedges =
        StreamSupport.stream(line.path("draftHedges").spliterator(), false)
            .map(hedge -> "\"" + hedge.asText() + "\"")
            .collect(Collectors.joining(", "));
    return hedges.isEmpty() ? "none" : hedges;
  }

  private String text(MetricName metric) {
    return text(metric.cloudWatchName());
  }

  private String text(String field) {
    JsonNode value = line.path(field);
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

package dev.mangaassist.local.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Turns a line of a function's output, JSON, into one for people: {@code 12:03:04 cascade
 * answer.done tier=haiku task=faq latencyMs=412 costPerQuery=0.000045}. Ids and whole documents are
 * left out, and counters that counted nothing; a line that is not JSON stays as it is.
 */
public final class LineFormat {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SHOWN_IN_FRONT =
      Set.of("_aws", "time", "level", "function", "event");
  private static final Set<String> IDS = Set.of("connection", "conversation", "ask", "request");

  private final DateTimeFormatter clock;

  /**
   * @param zone the zone of the times shown
   */
  public LineFormat(ZoneId zone) {
    this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  /** The readable line. */
  public String format(String line) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return line;
    }
    if (!json.path("event").isTextual()) {
      return line;
    }
    Map<String, String> units = units(json);
    StringJoiner text = new StringJoiner(" ");
    text.add(time(json));
    text.add("%-10s".formatted(json.path("function").asText()));
    text.add(json.path("event").asText());
    if (!json.path("level").asText("INFO").equals("INFO")) {
      text.add(json.path("level").asText());
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      String name = field.getKey();
      if (!SHOWN_IN_FRONT.contains(name) && !IDS.contains(name) && !field.getValue().isObject()) {
        add(text, name, units.getOrDefault(name, ""), field.getValue());
      }
    }
    return text.toString();
  }

  private static void add(StringJoiner text, String name, String unit, JsonNode value) {
    String label = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    switch (unit) {
      case "Count" -> {
        if (value.asDouble() == 1) {
          text.add(label);
        } else if (value.asDouble() != 0) {
          text.add(label + "=" + value.asText());
        }
      }
      case "Milliseconds" -> text.add(label + "Ms=" + value.asText());
      default -> text.add(label + "=" + text(value));
    }
  }

  private static String text(JsonNode value) {
    if (value.isContainerNode()) {
      return value.toString();
    }
    if (value.isNumber()) {
      return value.decimalValue().toPlainString();
    }
    String text = value.asText();
    return text.contains(" ") ? '"' + text + '"' : text;
  }

  private static Map<String, String> units(JsonNode json) {
    JsonNode metrics = json.path("_aws").path("CloudWatchMetrics").path(0).path("Metrics");
    return StreamSupport.stream(metrics.spliterator(), false)
        .collect(
            Collectors.toMap(
                metric -> metric.path("Name").asText(),
                metric -> metric.path("Unit").asText(),
                (first, second) -> first));
  }

  private String time(JsonNode json) {
    JsonNode timestamp = json.path("_aws").path("Timestamp");
    try {
      return clock.format(
          timestamp.isNumber()
              ? Instant.ofEpochMilli(timestamp.asLong())
              : Instant.parse(json.path("time").asText()));
    } catch (DateTimeException e) {
      return "--:--:--";
    }
  }
}

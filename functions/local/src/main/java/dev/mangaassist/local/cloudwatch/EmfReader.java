package dev.mangaassist.local.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Reads lines in the <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 * Metric Format</a>. As CloudWatch does, it passes over in silence what does not keep to the
 * format.
 */
final class EmfReader {
  private static final int MAX_VALUES = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private EmfReader() {}

  /** The values of one metric in a line. */
  record Datum(MetricKey key, long epochMillis, List<Double> values) {}

  /** What a line adds to the metrics; nothing if it is no EMF. */
  static List<Datum> read(String line) {
    JsonNode root = parse(line);
    JsonNode timestamp = root.path("_aws").path("Timestamp");
    List<Datum> data = new ArrayList<>();
    if (!timestamp.isIntegralNumber()) {
      return data;
    }
    for (JsonNode directive : root.path("_aws").path("CloudWatchMetrics")) {
      String namespace = directive.path("Namespace").asText();
      for (JsonNode metric : directive.path("Metrics")) {
        String name = metric.path("Name").asText();
        List<Double> values = values(root.path(name));
        if (namespace.isEmpty() || name.isEmpty() || values.isEmpty()) {
          continue;
        }
        for (JsonNode set : directive.path("Dimensions")) {
          dimensions(root, set)
              .map(dimensions -> new MetricKey(namespace, name, dimensions))
              .ifPresent(key -> data.add(new Datum(key, timestamp.asLong(), values)));
        }
      }
    }
    return data;
  }

  private static JsonNode parse(String line) {
    if (!line.startsWith("{")) {
      return JSON.missingNode();
    }
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private static List<Double> values(JsonNode value) {
    if (value.isNumber()) {
      return List.of(value.asDouble());
    }
    boolean valid =
        value.isArray()
            && value.size() <= MAX_VALUES
            && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isNumber);
    return valid
        ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asDouble).toList()
        : List.of();
  }

  private static Optional<Map<String, String>> dimensions(JsonNode root, JsonNode set) {
    Map<String, String> dimensions = new HashMap<>();
    for (JsonNode name : set) {
      JsonNode value = root.path(name.asText());
      if (!value.isTextual()) {
        return Optional.empty();
      }
      dimensions.put(name.asText(), value.asText());
    }
    return set.isArray() ? Optional.of(dimensions) : Optional.empty();
  }
}

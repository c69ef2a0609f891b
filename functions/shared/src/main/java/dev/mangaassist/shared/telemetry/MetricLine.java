package dev.mangaassist.shared.telemetry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * One line in CloudWatch's <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 * Metric Format</a>. Every metric is counted once without a dimension, unless the line is {@link
 * #byDimensionOnly}, and once for each dimension of the line; fields are for reading in the log
 * only and never become metrics. Not safe for use by several threads.
 */
public final class MetricLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<MetricName, BigDecimal> metrics = new LinkedHashMap<>();
  private final Map<String, String> dimensions = new LinkedHashMap<>();
  private boolean byDimensionOnly;
  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

  /** Adds a dimension, by which every metric of the line is counted apart as well. */
  public MetricLine dimension(String name, String value) {
    dimensions.put(name, value);
    return this;
  }

  /** Leaves the count without a dimension out, where a sum over all of them would mean nothing. */
  public MetricLine byDimensionOnly() {
    byDimensionOnly = true;
    return this;
  }

  public MetricLine metric(MetricName name, long value) {
    return metric(name, BigDecimal.valueOf(value));
  }

  public MetricLine metric(MetricName name, BigDecimal value) {
    metrics.put(name, value);
    return this;
  }

  /** Adds one observation to a counter. */
  public MetricLine count(MetricName name) {
    return metric(name, 1);
  }

  /** Adds one observation to a counter if a condition holds, and an observed zero if not. */
  public MetricLine countIf(MetricName name, boolean condition) {
    return metric(name, condition ? 1 : 0);
  }

  /** Adds a field for people who read the log. It must not hold a customer's words. */
  public MetricLine field(String name, Object value) {
    fields.putPOJO(name, value);
    return this;
  }

  String toJson(Instant time, String function, String event) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    ObjectNode directive = line.putObject("_aws");
    directive.put("Timestamp", time.toEpochMilli());
    ObjectNode set = directive.putArray("CloudWatchMetrics").addObject();
    set.put("Namespace", MetricName.NAMESPACE);
    ArrayNode dimensionSets = set.putArray("Dimensions");
    if (!byDimensionOnly) {
      dimensionSets.addArray();
    }
    dimensions.keySet().forEach(name -> dimensionSets.addArray().add(name));
    ArrayNode declarations = set.putArray("Metrics");
    for (MetricName name : metrics.keySet()) {
      declarations
          .addObject()
          .put("Name", name.cloudWatchName())
          .put("Unit", name.unit().cloudWatchName());
    }
    line.put("level", "INFO").put("function", function).put("event", event);
    dimensions.forEach(line::put);
    for (Entry<MetricName, BigDecimal> metric : metrics.entrySet()) {
      line.put(metric.getKey().cloudWatchName(), metric.getValue());
    }
    line.setAll(fields);
    return write(line);
  }

  static String write(ObjectNode line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException("A log field has a type that JSON can not hold", e);
    }
  }
}

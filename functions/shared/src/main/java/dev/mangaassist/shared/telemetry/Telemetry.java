package dev.mangaassist.shared.telemetry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where a function writes its metrics and its structured log: one JSON object a line, to standard
 * output on Lambda. Writing costs no call and never fails an answer. Fields hold ids, names and
 * numbers, never a customer's words. Safe for use by several threads if its consumer is.
 */
public final class Telemetry {
  private final String function;
  private final Consumer<String> lines;
  private final InstantSource clock;

  public Telemetry(String function, Consumer<String> lines, InstantSource clock) {
    this.function = function;
    this.lines = lines;
    this.clock = clock;
  }

  /** Writes the metrics of one event, with its fields, as one line. */
  public void write(String event, MetricLine line) {
    lines.accept(line.toJson(clock.instant(), function, event));
  }

  public void info(String event, Map<String, ?> fields) {
    log("INFO", event, fields);
  }

  public void warn(String event, Map<String, ?> fields) {
    log("WARN", event, fields);
  }

  /** Tells of a failure: the types of its causes and where it arose. */
  public void error(String event, Throwable failure, Map<String, ?> fields) {
    ObjectNode line = line("ERROR", event, fields);
    line.put("failure", Failures.describe(failure));
    lines.accept(MetricLine.write(line));
  }

  private void log(String level, String event, Map<String, ?> fields) {
    lines.accept(MetricLine.write(line(level, event, fields)));
  }

  private ObjectNode line(String level, String event, Map<String, ?> fields) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("time", clock.instant().toString());
    line.put("level", level).put("function", function).put("event", event);
    fields.forEach(line::putPOJO);
    return line;
  }
}

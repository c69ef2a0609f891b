package dev.mangaassist.tuner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Observations.Latency;
import java.math.BigDecimal;
import java.time.Duration;

/** Observations as JSON, as {@link TuningReportJson} has them. */
final class ObservationsJson {
  /** Keeps decimals as they are, so that 4000.00 does not turn into 4E+3. */
  static final JsonNodeFactory NODES = new JsonNodeFactory(true);

  private static final int NANOS_PER_MILLI_DIGITS = 6;

  private ObservationsJson() {}

  static ObjectNode write(Observations observations) {
    ObjectNode json = NODES.objectNode();
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

  private static BigDecimal millis(Duration duration) {
    return plain(
        BigDecimal.valueOf(duration.toNanos(), NANOS_PER_MILLI_DIGITS).stripTrailingZeros());
  }

  /** Without an exponent: 3E+3 is a number that few people read with ease. */
  static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}

package dev.mangaassist.tuner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mangaassist.shared.config.Variant;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Observations.Latency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Answers GetMetricData as CloudWatch does on the wire (Smithy RPC v2, CBOR): with the values that
 * a test gave it for all conversations and for each side of a trial, as many results a page as it
 * was told.
 */
final class CloudWatchOnTheWire implements AutoCloseable {
  private static final int TAG_EPOCH_TIME = 1;
  private static final CBORMapper CBOR = new CBORMapper();

  /** The requests, in the order of their arrival. */
  final List<JsonNode> requests = new CopyOnWriteArrayList<>();

  private final Map<String, List<Double>> values = new ConcurrentHashMap<>();
  private final HttpServer server;
  private String status = "Complete";
  private int resultsPerPage = 500;

  CloudWatchOnTheWire() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/service/GraniteServiceVersion20100801/operation/GetMetricData", this::answer);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on, a statistic of a metric has these data points. */
  CloudWatchOnTheWire with(String metric, String statistic, Double... points) {
    values.put(metric + " " + statistic, List.of(points));
    return this;
  }

  /** From now on, the statistics of all conversations are those of some observations. */
  void holds(Observations observed) {
    holds("", observed);
  }

  /** The same for one side of a trial. */
  void holds(Variant variant, Observations observed) {
    holds(variant.dimensionValue() + " ", observed);
  }

  private void holds(String side, Observations observed) {
    Counts counts = observed.counts();
    put(side + "AsksAccepted Sum", counts.accepted());
    put(side + "AsksDone Sum", counts.done());
    put(side + "AsksFailed Sum", counts.failed());
    put(side + "AsksAbandoned Sum", counts.abandoned());
    put(side + "ModelAnswers Sum", counts.modelAnswers());
    put(side + "Escalations Sum", counts.escalations());
    put(side + "DraftsTruncated Sum", counts.draftsTruncated());
    put(side + "CacheHits Sum", counts.cacheHits());
    observed.timeToFirstText().ifPresent(times -> holds(side + "TimeToFirstText ", times));
    observed.latency().ifPresent(times -> holds(side + "Latency ", times));
    observed
        .cost()
        .ifPresent(
            cost -> {
              put(side + "CostPerQuery Sum", cost.total().doubleValue());
              mean(side + "CostPerQuery ", cost.samples(), cost.mean(), cost.sdEstimate());
            });
    observed
        .quality()
        .ifPresent(
            quality -> {
              put(side + "Quality Minimum", quality.minimum().doubleValue());
              put(side + "Quality PR(:0.8999)", quality.shareBelowTarget().doubleValue() * 100);
              mean(side + "Quality ", quality.samples(), quality.mean(), quality.sdEstimate());
            });
  }

  private void holds(String metric, Latency times) {
    put(metric + "p50", times.p50().toMillis());
    put(metric + "p95", times.p95().toMillis());
    put(metric + "p99", times.p99().toMillis());
    mean(
        metric,
        times.samples(),
        BigDecimal.valueOf(times.mean().toMillis()),
        BigDecimal.valueOf(times.sdEstimate().toMillis()));
  }

  private void mean(String metric, long samples, BigDecimal mean, BigDecimal sd) {
    put(metric + "SampleCount", samples);
    put(metric + "Average", mean.doubleValue());
    put(metric + "p16", mean.subtract(sd).doubleValue());
    put(metric + "p84", mean.add(sd).doubleValue());
  }

  private void put(String key, Number value) {
    values.put(key, List.of(value.doubleValue()));
  }

  CloudWatchOnTheWire withStatus(String everyStatus) {
    status = everyStatus;
    return this;
  }

  CloudWatchOnTheWire withResultsPerPage(int count) {
    resultsPerPage = count;
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode request = CBOR.readTree(exchange.getRequestBody());
    requests.add(request);
    byte[] body = body(request);
    exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
    exchange.getResponseHeaders().set("Content-Type", "application/cbor");
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private byte[] body(JsonNode request) throws IOException {
    List<JsonNode> queries = new ArrayList<>();
    request.path("MetricDataQueries").forEach(queries::add);
    int first = request.path("NextToken").asInt(0);
    int end = Math.min(first + resultsPerPage, queries.size());
    var bytes = new ByteArrayOutputStream();
    try (CBORGenerator cbor = CBOR.getFactory().createGenerator(bytes)) {
      cbor.writeStartObject();
      cbor.writeArrayFieldStart("MetricDataResults");
      for (JsonNode query : queries.subList(first, end)) {
        writeResult(cbor, query, request.path("StartTime").asDouble());
      }
      cbor.writeEndArray();
      if (end < queries.size()) {
        cbor.writeStringField("NextToken", Integer.toString(end));
      }
      cbor.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private void writeResult(CBORGenerator cbor, JsonNode query, double start) throws IOException {
    StringBuilder key = new StringBuilder();
    for (JsonNode dimension : query.at("/MetricStat/Metric/Dimensions")) {
      if (!dimension.path("Name").asText().equals("variant")) {
        throw new IllegalArgumentException("No such dimension: " + dimension);
      }
      key.append(dimension.path("Value").asText()).append(' ');
    }
    key.append(query.at("/MetricStat/Metric/MetricName").asText())
        .append(' ')
        .append(query.at("/MetricStat/Stat").asText());
    List<Double> points = values.getOrDefault(key.toString(), List.of());
    cbor.writeStartObject();
    cbor.writeStringField("Id", query.path("Id").asText());
    cbor.writeStringField("StatusCode", status);
    cbor.writeArrayFieldStart("Timestamps");
    for (int point = 0; point < points.size(); point++) {
      cbor.writeTag(TAG_EPOCH_TIME);
      cbor.writeNumber(start + point);
    }
    cbor.writeEndArray();
    cbor.writeArrayFieldStart("Values");
    for (double point : points) {
      cbor.writeNumber(point);
    }
    cbor.writeEndArray();
    cbor.writeEndObject();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

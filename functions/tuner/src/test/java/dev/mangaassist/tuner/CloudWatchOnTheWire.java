package dev.mangaassist.tuner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Answers GetMetricData as CloudWatch does on the wire (Smithy RPC v2, CBOR): with the values that
 * a test gave it, as many results a page as it was told.
 */
final class CloudWatchOnTheWire implements AutoCloseable {
  private static final int TAG_EPOCH_TIME = 1;
  private static final CBORMapper CBOR = new CBORMapper();

  /** The requests, in the order of their arrival. */
  final List<JsonNode> requests = new CopyOnWriteArrayList<>();

  private final Map<String, List<Double>> values = new HashMap<>();
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
    String key =
        query.at("/MetricStat/Metric/MetricName").asText()
            + " "
            + query.at("/MetricStat/Stat").asText();
    List<Double> points = values.getOrDefault(key, List.of());
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

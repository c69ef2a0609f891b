package dev.mangaassist.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.mangaassist.shared.settings.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Speaks Bedrock's side of ConverseStream on a free port of loopback: each call gets the next of
 * the answers that the test has laid down; a call too many gets 404.
 */
final class BedrockServer implements AutoCloseable {
  static final byte[] MESSAGE_START = event("messageStart", "{\"role\":\"assistant\"}");
  static final byte[] MESSAGE_STOP = event("messageStop", "{\"stopReason\":\"end_turn\"}");
  static final byte[] METADATA =
      event(
          "metadata",
          """
          {"usage":{"inputTokens":20,"outputTokens":5,"totalTokens":25},"metrics":{"latencyMs":7}}""");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<HttpHandler> answers = new ConcurrentLinkedQueue<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /** What a client sent. */
  record Call(String path, JsonNode body) {}

  BedrockServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  Environment environment() {
    return Environment.of(
        Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", endpoint()));
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Call> calls() {
    return calls;
  }

  /** Lays down an answer of these events, with an orderly end. */
  void willSend(byte[]... events) {
    willAnswer(
        exchange -> {
          try (OutputStream stream = open(exchange)) {
            for (byte[] event : events) {
              stream.write(event);
            }
          }
        });
  }

  /** Lays down an error. */
  void willFail(int status, String errorType) {
    willAnswer(
        exchange -> {
          byte[] body = "{\"message\":\"scripted\"}".getBytes(UTF_8);
          exchange.getResponseHeaders().add("x-amzn-ErrorType", errorType);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
        });
  }

  void willAnswer(HttpHandler answer) {
    answers.add(answer);
  }

  /** Sends the head of an answer, whose events follow. */
  static OutputStream open(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/vnd.amazon.eventstream");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  static byte[] text(String text) {
    return event("contentBlockDelta", delta(JSON.createObjectNode().put("text", text)));
  }

  static byte[] reasoning(String text) {
    JsonNode reasoning = JSON.createObjectNode().put("text", text);
    return event(
        "contentBlockDelta",
        delta(JSON.createObjectNode().<JsonNode>set("reasoningContent", reasoning)));
  }

  private static String delta(JsonNode delta) {
    return JSON.createObjectNode().put("contentBlockIndex", 0).set("delta", delta).toString();
  }

  static byte[] event(String type, String payload) {
    return encode(Map.of(":message-type", "event", ":event-type", type), payload);
  }

  static byte[] exception(String type) {
    return encode(
        Map.of(":message-type", "exception", ":exception-type", type),
        "{\"message\":\"scripted\"}");
  }

  private static byte[] encode(Map<String, String> headers, String payload) {
    var values = new HashMap<String, HeaderValue>();
    values.put(":content-type", HeaderValue.fromString("application/json"));
    headers.forEach((name, value) -> values.put(name, HeaderValue.fromString(value)));
    var bytes = new ByteArrayOutputStream();
    new Message(values, payload.getBytes(UTF_8)).encode(bytes);
    return bytes.toByteArray();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      calls.add(
          new Call(exchange.getRequestURI().getPath(), JSON.readTree(exchange.getRequestBody())));
      HttpHandler answer = answers.poll();
      if (answer == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        answer.handle(exchange);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

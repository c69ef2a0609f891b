package dev.mangaassist.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service on a free port of loopback that writes down what it is asked. */
final class Outside implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile int status;
  private volatile String errorType = "";

  /**
   * What was asked.
   *
   * @param invocationType how Lambda is to run the function; empty at other services
   */
  record Call(String method, String path, String invocationType, String body) {}

  /**
   * @param status what every call is answered with, until {@link #failWith}
   */
  Outside(int status) {
    this.status = status;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Call> calls() {
    return calls;
  }

  void failWith(int newStatus, String newErrorType) {
    status = newStatus;
    errorType = newErrorType;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String invocationType = exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type");
      calls.add(
          new Call(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              invocationType == null ? "" : invocationType,
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      exchange.getResponseHeaders().add("x-amzn-ErrorType", errorType);
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

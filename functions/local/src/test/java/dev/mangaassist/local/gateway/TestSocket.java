package dev.mangaassist.local.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that keeps what it gets. */
public final class TestSocket implements AutoCloseable, WebSocket.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;

  private TestSocket(URI uri, Map<String, String> headers, List<String> subprotocols) {
    WebSocket.Builder builder = http.newWebSocketBuilder();
    headers.forEach(builder::header);
    if (!subprotocols.isEmpty()) {
      builder.subprotocols(
          subprotocols.getFirst(),
          subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
    }
    try {
      this.socket = builder.buildAsync(uri, this).join();
    } catch (CompletionException e) {
      http.shutdownNow();
      throw e;
    }
  }

  public static TestSocket open(URI uri) {
    return new TestSocket(uri, Map.of(), List.of());
  }

  static TestSocket open(URI uri, Map<String, String> headers, List<String> subprotocols) {
    return new TestSocket(uri, headers, subprotocols);
  }

  public TestSocket send(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  /** Sends without caring whether the other side closes in the middle of it. */
  public void sendRegardless(String text) {
    socket.sendText(text, true).handle((sent, failure) -> failure == null).join();
  }

  void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  String subprotocol() {
    return socket.getSubprotocol();
  }

  /** The next message; fails if none comes. */
  public String next() throws InterruptedException {
    String message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("No message came within " + PATIENCE);
    }
    return message;
  }

  /** The code with which the other side closed the connection; fails if it stays open. */
  public int closeCode() {
    return closeCode.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  void close(int code, String reason) {
    socket.sendClose(code, reason).join();
  }

  /** Drops the connection without a word, as a killed client does. */
  public void kill() {
    socket.abort();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      messages.add(partial.toString());
      partial.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closeCode.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closeCode.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }
}

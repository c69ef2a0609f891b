package dev.mangaassist.local.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A connection to a running system, over the public wire. */
final class ChatClient implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI uri;

  ChatClient(URI uri) {
    this.uri = uri;
  }

  /** Whether the system says that its models are scripted; false if it says nothing. */
  boolean scripted() throws InterruptedException {
    String scheme = uri.getScheme().equals("wss") ? "https" : "http";
    URI status = URI.create(scheme + "://" + uri.getRawAuthority() + "/status");
    try {
      return http.send(HttpRequest.newBuilder(status).build(), HttpResponse.BodyHandlers.ofString())
          .body()
          .contains("\"bedrock\":\"stand-in\"");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Connects and sends one frame.
   *
   * @throws IllegalStateException if it cannot connect
   */
  void send(String frame, FramePrinter answer) {
    try {
      http.newWebSocketBuilder()
          .buildAsync(uri, new Listener(answer))
          .thenCompose(socket -> socket.sendText(frame, true))
          .join();
    } catch (CompletionException e) {
      throw new IllegalStateException(
          "Cannot connect to " + uri + ": start the system with serve, or leave --url out.", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private static final class Listener implements WebSocket.Listener {
    private final FramePrinter answer;
    private final StringBuilder partial = new StringBuilder();

    Listener(FramePrinter answer) {
      this.answer = answer;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      partial.append(text);
      if (last) {
        answer.accept(partial.toString());
        partial.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      answer.closed();
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
      answer.closed();
    }
  }
}

package dev.mangaassist.local.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A guest who connects, asks one thing, reads the answer to its end and leaves. */
final class Customer implements WebSocket.Listener {
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  /** Longer than an answer may take. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final Transcript transcript = new Transcript();
  private final StringBuilder partial = new StringBuilder();
  private volatile long sentNanos;

  private Customer() {}

  /** How the ask ends, within a little over a minute; never exceptionally. */
  static CompletableFuture<Outcome> ask(HttpClient http, URI socket, String text) {
    Customer customer = new Customer();
    return http.newWebSocketBuilder()
        .connectTimeout(CONNECTING)
        .buildAsync(socket, customer)
        .thenCompose(
            open -> {
              customer.sentNanos = System.nanoTime();
              return open.sendText(frame(text), true);
            })
        .thenCompose(customer::answered)
        .exceptionally(failure -> new Outcome.Failed("no_connection"));
  }

  /** Waits for the end of the answer and leaves. */
  private CompletableFuture<Outcome> answered(WebSocket open) {
    return outcome
        .completeOnTimeout(
            new Outcome.Failed("no_answer"), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .thenCompose(
            end -> open.sendClose(WebSocket.NORMAL_CLOSURE, "").handle((closed, failure) -> end));
  }

  private static String frame(String text) {
    return JsonNodeFactory.instance.objectNode().put("action", "ask").put("text", text).toString();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket open, CharSequence text, boolean last) {
    Duration sinceSent = Duration.ofNanos(System.nanoTime() - sentNanos);
    partial.append(text);
    if (last) {
      transcript.add(partial.toString(), sinceSent).ifPresent(outcome::complete);
      partial.setLength(0);
    }
    open.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket open, int code, String reason) {
    outcome.complete(new Outcome.Failed("closed"));
    return null;
  }

  @Override
  public void onError(WebSocket open, Throwable failure) {
    outcome.complete(new Outcome.Failed("broken"));
  }
}

package dev.mangaassist.models;

import dev.mangaassist.models.ModelEvent.Finished;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What the tests of model calls have in common. */
final class ModelCalls {
  static final Duration LONG = Duration.ofSeconds(30);
  static final Duration SHORT = Duration.ofMillis(20);

  private ModelCalls() {}

  /** Of the prompt's 13 characters, 8 are the system's and 5 the message's. */
  static ModelRequest request() {
    return new ModelRequest(
        ModelCatalog.load().pair("claude-5-5").haiku(),
        "Be kind.",
        List.of(ChatMessage.user("Hello")),
        1024,
        new BigDecimal("0.3"));
  }

  /** Reads an answer to its end, into a list that keeps what came before a failure. */
  static void readAll(ModelStream stream, List<ModelEvent> events) {
    try (stream) {
      do {
        events.add(stream.next(LONG).orElseThrow());
      } while (!(events.getLast() instanceof Finished));
    }
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

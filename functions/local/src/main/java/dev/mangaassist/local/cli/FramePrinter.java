package dev.mangaassist.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Prints the frames of one answer as they come, and knows how it ended. */
final class FramePrinter implements Consumer<String> {
  /** A little more than a cascade may take. */
  private static final int PATIENCE_SECONDS = 70;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean raw;
  private final boolean scripted;
  private final CompletableFuture<Boolean> answered = new CompletableFuture<>();

  /**
   * @param raw prints the frames as they are
   * @param scripted says in the last line that no real model spoke
   */
  FramePrinter(PrintWriter out, PrintWriter err, boolean raw, boolean scripted) {
    this.out = out;
    this.err = err;
    this.raw = raw;
    this.scripted = scripted;
  }

  @Override
  public void accept(String text) {
    JsonNode frame;
    try {
      frame = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      frame = JSON.createObjectNode();
    }
    if (raw) {
      out.println(text);
    } else {
      print(frame, text);
    }
    out.flush();
    switch (frame.path("type").asText()) {
      case "done" -> answered.complete(true);
      case "error" -> answered.complete(false);
      default -> {}
    }
  }

  /** The connection is gone: if the answer is not complete, it never will be. */
  void closed() {
    if (answered.complete(false)) {
      err.println("The connection was closed before the answer was complete.");
    }
  }

  /** Waits for the end of the answer: true if it is complete, false if it failed. */
  boolean await() throws InterruptedException {
    try {
      return answered.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      err.println("No answer came within " + PATIENCE_SECONDS + " seconds.");
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void print(JsonNode frame, String text) {
    switch (frame.path("type").asText()) {
      case "accepted", "start", "pong" -> {}
      case "delta" -> out.print(frame.path("text").asText());
      case "replace" -> out.println("\n[replaced: " + frame.path("reason").asText() + "]");
      case "done" -> out.println("\n\n" + summary(frame));
      case "error" ->
          err.println(frame.path("code").asText() + ": " + frame.path("message").asText());
      default -> out.println(text);
    }
  }

  private String summary(JsonNode done) {
    StringJoiner line = new StringJoiner(" · ", "[", "]");
    line.add(done.path("tier").asText());
    if (done.path("escalated").asBoolean()) {
      line.add("escalated");
    }
    if (done.path("cached").asBoolean()) {
      line.add("cached");
    }
    line.add("first text " + done.path("firstTokenMs").asLong() + " ms");
    line.add("total " + done.path("latencyMs").asLong() + " ms");
    line.add("confidence " + done.path("confidence").asText());
    if (done.has("costUsd")) {
      line.add(
          done.path("inputTokens").asLong()
              + " + "
              + done.path("outputTokens").asLong()
              + " tokens");
      line.add("$" + done.path("costUsd").decimalValue().toPlainString());
      line.add(done.path("model").asText());
    }
    if (scripted) {
      line.add("scripted, no real model spoke");
    }
    return line.toString();
  }
}

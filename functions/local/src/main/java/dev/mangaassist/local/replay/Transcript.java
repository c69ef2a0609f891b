package dev.mangaassist.local.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the frames of one answer come to. */
final class Transcript {
  private static final ObjectMapper JSON = new ObjectMapper();

  private @Nullable Duration firstText;
  private boolean replaced;

  /**
   * Takes the next frame.
   *
   * @param sinceSent how long after the ask it came
   * @return how the ask ended, once it has
   */
  Optional<Outcome> add(String text, Duration sinceSent) {
    JsonNode frame = read(text);
    switch (frame.path("type").asText()) {
      case "delta" -> {
        if (firstText == null && !frame.path("text").asText().isBlank()) {
          firstText = sinceSent;
        }
      }
      case "replace" -> {
        replaced |= firstText != null;
        firstText = null;
      }
      case "done" -> {
        return Optional.of(done(frame));
      }
      case "error" -> {
        return Optional.of(new Outcome.Failed(frame.path("code").asText()));
      }
      default -> {}
    }
    return Optional.empty();
  }

  private Outcome done(JsonNode frame) {
    return firstText == null
        ? new Outcome.Failed("no_text")
        : new Outcome.Done(
            firstText,
            frame.path("escalated").asBoolean(),
            replaced,
            frame.path("costUsd").decimalValue());
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A frame is not JSON", e);
    }
  }
}

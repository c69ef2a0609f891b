package dev.mangaassist.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.local.Functions;
import dev.mangaassist.local.LocalSystem;
import dev.mangaassist.local.PrivateConnection;
import dev.mangaassist.local.lambda.InvocationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An event for a function, run on a system of its own. If the event speaks of a connection, that
 * connection is open and its conversation has begun.
 *
 * @param function the function's name
 * @param json the event as it stands in its file
 */
record SampleEvent(String function, JsonNode json) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longer than the longest answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(65);

  /**
   * What came of it.
   *
   * @param frames the frames posted to the event's connection, in order
   */
  record Outcome(InvocationResult result, List<String> frames) {}

  /**
   * Reads an event.
   *
   * @throws IllegalArgumentException if the file is not there or is not JSON
   */
  static SampleEvent read(String function, Path file) {
    try {
      return new SampleEvent(function, JSON.readTree(Files.readString(file)));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("There is no file " + file + ".", e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage() + ".", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** The event as if it came now: the times in the file would make every answer a late one. */
  private byte[] payload() {
    Instant now = Instant.now();
    JsonNode event = json.deepCopy();
    if (event.path("requestContext") instanceof ObjectNode context) {
      context.put("requestTimeEpoch", now.toEpochMilli());
    }
    if (event instanceof ObjectNode request && request.has("receivedAt")) {
      request.put("receivedAt", now.toString());
    }
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Runs the function, and what it hands over to others, to the end. */
  Outcome run(LocalSystem system) {
    List<String> frames = Collections.synchronizedList(new ArrayList<>());
    connection().ifPresent(connection -> connection.open(system, frames::add));
    InvocationResult result = system.functions().invoke(function, payload());
    if (!system.awaitQuiet(PATIENCE)) {
      throw new IllegalStateException("What " + function + " began has not ended in " + PATIENCE);
    }
    return new Outcome(result, List.copyOf(frames));
  }

  private Optional<PrivateConnection> connection() {
    JsonNode id = json.at("/requestContext/connectionId");
    if (id.isMissingNode()) {
      id = json.path("connectionId");
    }
    if (id.isMissingNode() || function.equals(Functions.CONNECT)) {
      return Optional.empty();
    }
    return Optional.of(
        new PrivateConnection(
            id.asText(),
            json.path("conversationId").asText("sample"),
            json.path("user").asText("guest:sample")));
  }
}

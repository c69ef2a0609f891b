package dev.mangaassist.shared.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * An ask on its way from {@code message} to {@code cascade}, the payload of an asynchronous
 * invocation.
 *
 * @param connectionId where the frames of the answer go
 * @param conversationId the conversation that this ask is a turn of
 * @param user whose conversation it is
 * @param resumeSecret what a guest has to be told to take the conversation up again, if it began on
 *     this connection
 * @param askId the client's id of this ask, unique in its conversation
 * @param requestId names this very request: a retry of the invocation carries the same one, a
 *     client that sends an id again carries another
 * @param text what the customer wrote
 * @param receivedAt when the ask arrived
 * @param hints what the client said about how to answer
 */
public record CascadeRequest(
    String connectionId,
    String conversationId,
    String user,
    Optional<String> resumeSecret,
    String askId,
    String requestId,
    String text,
    Instant receivedAt,
    Hints hints) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a client may say about how to answer.
   *
   * @param forcedTier answers with this tier and nothing else; set by the command line and tests
   *     only, the public wire has no field for it
   */
  public record Hints(
      Optional<Task> task,
      Optional<Goal> goal,
      Optional<Duration> maxLatency,
      Optional<BigDecimal> maxCostUsd,
      Optional<Tier> forcedTier) {

    public static final Hints NONE =
        new Hints(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /** The request as JSON text. */
  public String toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("connectionId", connectionId)
        .put("conversationId", conversationId)
        .put("user", user)
        .put("askId", askId)
        .put("requestId", requestId)
        .put("text", text)
        .put("receivedAt", receivedAt.toString());
    resumeSecret.ifPresent(secret -> json.put("resumeSecret", secret));
    hints.task.ifPresent(task -> json.put("task", task.wireName()));
    hints.goal.ifPresent(goal -> json.put("goal", goal.wireName()));
    hints.maxLatency.ifPresent(limit -> json.put("maxLatencyMs", limit.toMillis()));
    hints.maxCostUsd.ifPresent(limit -> json.put("maxCostUsd", limit));
    hints.forcedTier.ifPresent(tier -> json.put("forcedTier", tier.wireName()));
    return json.toString();
  }

  /**
   * Reads a request back.
   *
   * @throws IllegalArgumentException if a field is missing or malformed; the message names it
   */
  public static CascadeRequest fromJson(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return new CascadeRequest(
          string(json, "connectionId"),
          string(json, "conversationId"),
          string(json, "user"),
          Optional.ofNullable(json.get("resumeSecret")).map(JsonNode::textValue),
          string(json, "askId"),
          string(json, "requestId"),
          string(json, "text"),
          Instant.parse(string(json, "receivedAt")),
          new Hints(
              word(json, "task", Task::fromWire),
              word(json, "goal", Goal::fromWire),
              Optional.ofNullable(json.get("maxLatencyMs"))
                  .map(node -> Duration.ofMillis(node.longValue())),
              Optional.ofNullable(json.get("maxCostUsd")).map(JsonNode::decimalValue),
              word(json, "forcedTier", Tier::fromWire)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A cascade request must be a JSON object", e);
    }
  }

  private static String string(JsonNode json, String field) {
    JsonNode node = json.get(field);
    if (node == null || !node.isTextual() || node.textValue().isEmpty()) {
      throw new IllegalArgumentException(
          "A cascade request needs the field '%s', a string that is not empty".formatted(field));
    }
    return node.textValue();
  }

  private static <T> Optional<T> word(
      JsonNode json, String field, Function<String, Optional<T>> fromWire) {
    if (!json.has(field)) {
      return Optional.empty();
    }
    String word = string(json, field);
    return Optional.of(
        fromWire
            .apply(word)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "A cascade request's field '%s' has the unknown value '%s'"
                            .formatted(field, word))));
  }
}

package dev.mangaassist.shared.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A frame from the server to the customer; {@link #toJson} is the text of the WebSocket message.
 */
public sealed interface ServerFrame {

  /** The frame as JSON text. */
  default String toJson() {
    return json().toString();
  }

  private ObjectNode json() {
    return switch (this) {
      case Accepted f -> f.fields(typed("accepted", f.id));
      case Start f ->
          typed("start", f.id).put("task", f.task.wireName()).put("tier", f.tier.wireName());
      case Delta f -> typed("delta", f.id).put("seq", f.seq).put("text", f.text);
      case Replace f -> typed("replace", f.id).put("reason", f.reason);
      case Done f -> f.fields(typed("done", f.id));
      case Failure f -> f.fields(typed("error"));
      case Pong() -> typed("pong");
    };
  }

  private static ObjectNode typed(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private static ObjectNode typed(String type, String id) {
    return typed(type).put("id", id);
  }

  /**
   * The ask was taken up.
   *
   * @param conversation the conversation's id
   * @param resumeSecret with the id, lets a guest take the conversation up again; told on the
   *     connection that began it
   */
  record Accepted(String id, String conversation, Optional<String> resumeSecret)
      implements ServerFrame {
    private ObjectNode fields(ObjectNode json) {
      json.put("conversation", conversation);
      resumeSecret.ifPresent(secret -> json.put("resume", secret));
      return json;
    }
  }

  /** Sent with the first text of an answer: what it was taken for, and which tier writes it. */
  record Start(String id, Task task, Tier tier) implements ServerFrame {}

  /** More text of an answer; {@code seq} counts from 0. */
  record Delta(String id, int seq, String text) implements ServerFrame {}

  /** What was shown of this answer so far is to be dropped; deltas go on counting. */
  record Replace(String id, String reason) implements ServerFrame {}

  /**
   * The answer is complete.
   *
   * @param finishReason why the model stopped, in Bedrock's words, for example {@code end_turn}
   * @param confidence 0..1
   * @param latency from the arrival of the ask to this frame
   * @param firstToken from the arrival of the ask to its first text
   * @param usage present where the deployment exposes it
   */
  record Done(
      String id,
      Tier tier,
      boolean escalated,
      boolean cached,
      String finishReason,
      BigDecimal confidence,
      Duration latency,
      Duration firstToken,
      Optional<Usage> usage)
      implements ServerFrame {

    private ObjectNode fields(ObjectNode json) {
      json.put("tier", tier.wireName())
          .put("escalated", escalated)
          .put("cached", cached)
          .put("finishReason", finishReason)
          .put("confidence", confidence)
          .put("latencyMs", latency.toMillis())
          .put("firstTokenMs", firstToken.toMillis());
      usage.ifPresent(
          u ->
              json.put("model", u.model)
                  .put("inputTokens", u.inputTokens)
                  .put("cachedInputTokens", u.cachedInputTokens)
                  .put("outputTokens", u.outputTokens)
                  .put("costUsd", u.costUsd)
                  .put("reason", u.reason)
                  .set("alternatives", alternatives(u.alternatives)));
      return json;
    }

    private static ArrayNode alternatives(List<Alternative> alternatives) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      alternatives.forEach(
          a ->
              array
                  .addObject()
                  .put("tier", a.tier.wireName())
                  .put("score", a.score)
                  .put("chosenScore", a.chosenScore)
                  .put("costUsd", a.costUsd)
                  .put("quality", a.quality)
                  .put("latencyMs", a.latency.toMillis()));
      return array;
    }
  }

  /**
   * What an answer took, over every model call made for it, and why it was answered so.
   *
   * @param model the model that wrote the answer
   * @param inputTokens tokens read, cached ones included
   * @param cachedInputTokens the part of them that came from a prompt cache
   * @param reason why the tier that wrote it did
   * @param alternatives who else could have answered first
   */
  record Usage(
      String model,
      long inputTokens,
      long cachedInputTokens,
      long outputTokens,
      BigDecimal costUsd,
      String reason,
      List<Alternative> alternatives) {}

  /**
   * Who else could have answered first, and the trade-off against it: what was chosen, less this,
   * as estimated beforehand.
   *
   * @param score of this tier, 0..1
   * @param chosenScore of the tier that was chosen
   * @param costUsd how much dearer the chosen tier is
   * @param quality how much better, on 0..1
   * @param latency how much slower to its first text
   */
  record Alternative(
      Tier tier,
      BigDecimal score,
      BigDecimal chosenScore,
      BigDecimal costUsd,
      BigDecimal quality,
      Duration latency) {}

  /**
   * A frame was refused, or an answer failed.
   *
   * @param id the answer's, absent if the frame named none
   * @param message says what was expected and how to mend it; safe to show
   */
  record Failure(Optional<String> id, ErrorCode code, String message) implements ServerFrame {
    private ObjectNode fields(ObjectNode json) {
      id.ifPresent(value -> json.put("id", value));
      return json.put("code", code.wireName())
          .put("message", message)
          .put("retryable", code.retryable());
    }
  }

  /** Answers a {@code ping}. */
  record Pong() implements ServerFrame {}
}

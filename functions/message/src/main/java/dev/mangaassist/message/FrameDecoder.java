package dev.mangaassist.message;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mangaassist.message.ClientFrame.Ask;
import dev.mangaassist.message.ClientFrame.Feedback;
import dev.mangaassist.message.ClientFrame.Ping;
import dev.mangaassist.message.ClientFrame.Rating;
import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import dev.mangaassist.shared.wire.Limits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads frames. A text whose first non-blank character is { or [ must be a frame; any other text is
 * an ask. A byte order mark before either is passed over. Fields that the protocol does not know
 * are passed over, so that newer clients can talk to older servers; known ones must have the right
 * type.
 */
final class FrameDecoder {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int MAX_NESTING = 20;
  private static final int MAX_NUMBER_CHARACTERS = 40;
  private static final Duration MAX_LATENCY = Duration.ofMinutes(1);
  private static final BigDecimal MAX_COST_USD = BigDecimal.TEN;
  private static final int MAX_COST_DECIMALS = 9;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_NESTING)
                .maxNumberLength(MAX_NUMBER_CHARACTERS)
                .build());
  }

  private FrameDecoder() {}

  /**
   * @throws FrameException if the text is no frame and no ask
   */
  static ClientFrame decode(String text) throws FrameException {
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    String trimmed = content.strip();
    if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
      return fromJson(trimmed);
    }
    WireText.checkProse("The message", content, Limits.MAX_TEXT_CHARACTERS);
    return new Ask(Optional.empty(), trimmed, Hints.NONE);
  }

  private static ClientFrame fromJson(String text) throws FrameException {
    Fields fields = new Fields(parse(text));
    Optional<String> id = fields.name("id", Limits.MAX_ID_CHARACTERS);
    try {
      String action = fields.required("action", "ask, feedback or ping");
      return switch (action) {
        case "ask" -> ask(id, fields);
        case "feedback" -> feedback(id, fields);
        case "ping" -> new Ping();
        default ->
            throw WireText.bad(
                "action must be ask, feedback or ping, but is %s."
                    .formatted(WireText.quote(action)));
      };
    } catch (FrameException e) {
      throw id.map(e::about).orElse(e);
    }
  }

  private static Ask ask(Optional<String> id, Fields fields) throws FrameException {
    String text =
        fields.required("text", "1 to %,d characters".formatted(Limits.MAX_TEXT_CHARACTERS));
    WireText.checkProse("text", text, Limits.MAX_TEXT_CHARACTERS);
    return new Ask(
        id,
        text.strip(),
        new Hints(
            fields.word("task", Task.values(), Task::wireName),
            fields.word("goal", Goal.values(), Goal::wireName),
            fields.milliseconds("maxLatencyMs", MAX_LATENCY),
            fields.decimal("maxCostUsd", MAX_COST_USD, MAX_COST_DECIMALS),
            Optional.empty()));
  }

  private static Feedback feedback(Optional<String> id, Fields fields) throws FrameException {
    Optional<String> comment = fields.string("comment");
    if (comment.isPresent()) {
      WireText.checkProse("comment", comment.get(), Limits.MAX_COMMENT_CHARACTERS);
    }
    return new Feedback(
        id.orElseThrow(() -> WireText.bad("id is missing: name the answer that is rated.")),
        fields
            .word("rating", Rating.values(), rating -> rating == Rating.UP ? "up" : "down")
            .orElseThrow(() -> WireText.bad("rating is missing: send up or down.")),
        comment);
  }

  private static JsonNode parse(String text) throws FrameException {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (StreamConstraintsException | NumberFormatException e) {
      throw WireText.bad(
          "The frame is deeper or has larger numbers or longer names than is allowed: nest at most"
              + " %d levels and write numbers with at most %d characters and a small exponent."
                  .formatted(MAX_NESTING, MAX_NUMBER_CHARACTERS));
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      throw WireText.bad(
          "The frame is not valid JSON%s: send an object such as {\"action\":\"ask\",\"text\":\"...\"}, or plain text."
              .formatted(
                  location == null
                      ? ""
                      : " at line %d, column %d"
                          .formatted(location.getLineNr(), location.getColumnNr())));
    }
    if (!json.isObject()) {
      throw WireText.bad(
          "The frame is a JSON %s, but must be an object such as {\"action\":\"ask\",\"text\":\"...\"}."
              .formatted(Fields.typeOf(json)));
    }
    return json;
  }
}

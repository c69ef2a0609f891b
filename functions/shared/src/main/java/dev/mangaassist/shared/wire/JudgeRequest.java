package dev.mangaassist.shared.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Route;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An answered ask on its way from {@code cascade} to {@code judge}, the body of a queue's message.
 *
 * @param requestId names the ask
 * @param conversationId the conversation that it is a turn of
 * @param text what the customer wrote
 * @param memory what was said before, oldest first, the customer and the assistant taking turns
 * @param understood what the ask was taken for
 * @param route the way that the customer's own answer took
 * @param inclusionProbability the share by which the ask was drawn, over 0 up to 1
 * @param askedAt when the ask arrived
 */
public record JudgeRequest(
    String requestId,
    String conversationId,
    String text,
    List<Utterance> memory,
    Understood understood,
    Route route,
    BigDecimal inclusionProbability,
    Instant askedAt) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public JudgeRequest {
    memory = List.copyOf(memory);
    if (inclusionProbability.signum() <= 0 || inclusionProbability.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "A judge request's inclusionProbability must be over 0 up to 1, but is "
              + inclusionProbability);
    }
  }

  /** A message of the conversation: the customer's, or else the assistant's. */
  public record Utterance(boolean byCustomer, String text) {}

  /**
   * What an ask was taken for.
   *
   * @param probability that the task is right, 0..1
   * @param tokens about how many tokens a model counts in the text
   */
  public record Understood(
      Task task, double probability, Complexity complexity, Language language, long tokens) {}

  /** The request as JSON text. */
  public String toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("requestId", requestId)
        .put("conversationId", conversationId)
        .put("text", text)
        .put("task", understood.task.wireName())
        .put("taskProbability", understood.probability)
        .put("complexity", understood.complexity.level())
        .put("lang", understood.language.code())
        .put("tokens", understood.tokens)
        .put("route", route.wireName())
        .put("inclusionProbability", inclusionProbability.toPlainString())
        .put("askedAt", askedAt.toString());
    var said = json.putArray("memory");
    for (Utterance utterance : memory) {
      said.addObject().put(utterance.byCustomer ? "customer" : "assistant", utterance.text);
    }
    return json.toString();
  }

  /**
   * Reads a request back.
   *
   * @throws IllegalArgumentException if a field is missing or malformed; the message names it and
   *     quotes nothing of what the customer wrote
   */
  public static JudgeRequest fromJson(String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A judge request must be a JSON object", e);
    }
    return new JudgeRequest(
        string(json, "requestId"),
        string(json, "conversationId"),
        string(json, "text"),
        memory(json.path("memory")),
        new Understood(
            word(json, "task", Task::fromWire),
            share(json, "taskProbability"),
            complexity(json),
            word(json, "lang", Language::fromCode),
            tokens(json)),
        word(json, "route", Route::fromWire),
        parsed(json, "inclusionProbability", "a decimal", BigDecimal::new),
        parsed(json, "askedAt", "an instant", Instant::parse));
  }

  private static List<Utterance> memory(JsonNode json) {
    if (!json.isArray()) {
      throw malformed("memory", "an array");
    }
    List<Utterance> memory = new ArrayList<>();
    for (JsonNode said : json) {
      boolean byCustomer = said.has("customer");
      JsonNode text = said.path(byCustomer ? "customer" : "assistant");
      if (!text.isTextual()
          || text.textValue().isEmpty()
          || byCustomer != (memory.size() % 2 == 0)) {
        throw malformed("memory", "messages of customer and assistant in turns");
      }
      memory.add(new Utterance(byCustomer, text.textValue()));
    }
    if (memory.size() % 2 != 0) {
      throw malformed("memory", "messages of which the last is the assistant's");
    }
    return memory;
  }

  private static double share(JsonNode json, String field) {
    JsonNode node = json.path(field);
    if (!node.isNumber() || node.doubleValue() < 0 || node.doubleValue() > 1) {
      throw malformed(field, "a number from 0 to 1");
    }
    return node.doubleValue();
  }

  private static long tokens(JsonNode json) {
    JsonNode node = json.path("tokens");
    if (!node.isIntegralNumber() || node.longValue() < 0) {
      throw malformed("tokens", "a whole number from 0");
    }
    return node.longValue();
  }

  private static Complexity complexity(JsonNode json) {
    int level = json.path("complexity").asInt();
    return Arrays.stream(Complexity.values())
        .filter(complexity -> complexity.level() == level)
        .findFirst()
        .orElseThrow(() -> malformed("complexity", "a level from 1 to 5"));
  }

  private static <T> T word(JsonNode json, String field, Function<String, Optional<T>> fromWire) {
    return fromWire
        .apply(string(json, field))
        .orElseThrow(() -> malformed(field, "a word of the vocabulary"));
  }

  private static <T> T parsed(
      JsonNode json, String field, String expected, Function<String, T> parser) {
    try {
      return parser.apply(string(json, field));
    } catch (DateTimeException | NumberFormatException e) {
      throw malformed(field, expected);
    }
  }

  private static String string(JsonNode json, String field) {
    JsonNode node = json.path(field);
    if (!node.isTextual() || node.textValue().isEmpty()) {
      throw malformed(field, "a string that is not empty");
    }
    return node.textValue();
  }

  private static IllegalArgumentException malformed(String field, String expected) {
    return new IllegalArgumentException(
        "A judge request's field '%s' must be %s".formatted(field, expected));
  }
}

package dev.mangaassist.local.bedrock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.local.scripted.Prompt;
import dev.mangaassist.local.scripted.Tokens;
import dev.mangaassist.local.scripted.Turn;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A valid request of Converse or ConverseStream.
 *
 * @param maxTokens the most tokens that may be answered, reasoning included
 * @param thinking whether the model thinks aloud before it answers
 */
record ConverseRequest(
    String modelId,
    Tier tier,
    Prompt prompt,
    int maxTokens,
    boolean thinking,
    JsonNode inferenceConfig,
    JsonNode additionalFields) {
  private static final int DEFAULT_MAX_TOKENS = 4096;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a request.
   *
   * @throws RefusedException if Bedrock would refuse it
   */
  static ConverseRequest read(String modelId, String body) {
    Tier tier = tierOf(modelId);
    JsonNode json = parse(body);
    List<Turn> turns = turns(json.path("messages"));
    JsonNode inference = json.path("inferenceConfig");
    JsonNode additional = json.path("additionalModelRequestFields");
    var rules = ModelRules.of(modelId);
    rules.check(turns, inference, additional, json.path("toolConfig"));
    return new ConverseRequest(
        modelId,
        tier,
        new Prompt(system(json.path("system")), turns),
        maxTokens(inference),
        rules.thinks(additional),
        inference,
        additional);
  }

  /** The tokens of the system prompt and the messages. */
  int inputTokens() {
    return Tokens.count(prompt.system())
        + prompt.turns().stream().mapToInt(turn -> Tokens.count(turn.text())).sum();
  }

  private static Tier tierOf(String modelId) {
    String id = modelId.toLowerCase(Locale.ROOT);
    if (id.contains("haiku")) {
      return Tier.HAIKU;
    }
    if (id.contains("sonnet")) {
      return Tier.SONNET;
    }
    throw new RefusedException(
        BedrockError.RESOURCE_NOT_FOUND,
        "There is no model '%s' here: expected an id that names haiku or sonnet."
            .formatted(modelId));
  }

  private static JsonNode parse(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw RefusedException.invalid("The body is not JSON: " + e.getOriginalMessage());
    }
    throw RefusedException.invalid("The body must be a JSON object.");
  }

  private static String system(JsonNode blocks) {
    return blocks
        .valueStream()
        .map(block -> block.path("text").asText())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static List<Turn> turns(JsonNode messages) {
    if (messages.isEmpty()) {
      throw RefusedException.invalid("The conversation is empty: expected at least one message.");
    }
    List<Turn> turns = new ArrayList<>();
    for (JsonNode message : messages) {
      turns.add(turn(message, turns.size()));
    }
    if (!turns.getFirst().role().equals(Turn.USER)) {
      throw RefusedException.invalid(
          "A conversation must start with a user message."
              + " Try again with a conversation that starts with a user message.");
    }
    for (int i = 1; i < turns.size(); i++) {
      if (turns.get(i).role().equals(turns.get(i - 1).role())) {
        throw RefusedException.invalid(
            "A conversation must alternate between user and assistant roles:"
                + " messages.%d and messages.%d are both of the %s."
                    .formatted(i - 1, i, turns.get(i).role()));
      }
    }
    return turns;
  }

  private static Turn turn(JsonNode message, int index) {
    String role = message.path("role").asText();
    if (!role.equals(Turn.USER) && !role.equals(Turn.ASSISTANT)) {
      throw RefusedException.invalid(
          "The role of messages.%d must be user or assistant, not '%s'.".formatted(index, role));
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode block : message.path("content")) {
      if (!block.has("text") && !block.has("cachePoint") && !block.has("reasoningContent")) {
        throw RefusedException.invalid(
            "The content of messages.%d holds %s: the scripted models read text only."
                .formatted(index, List.copyOf(block.properties())));
      }
      if (block.has("text")) {
        texts.add(block.get("text").asText());
      }
    }
    if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
      throw RefusedException.invalid(
          "The content of messages.%d is empty or blank. Add text to it, and try again."
              .formatted(index));
    }
    return new Turn(role, String.join("\n", texts));
  }

  private static int maxTokens(JsonNode inference) {
    if (!inference.has("maxTokens")) {
      return DEFAULT_MAX_TOKENS;
    }
    int maxTokens = inference.get("maxTokens").asInt();
    if (maxTokens < 1) {
      throw RefusedException.invalid(
          "inferenceConfig.maxTokens must be 1 or more, not %s."
              .formatted(inference.get("maxTokens")));
    }
    return maxTokens;
  }
}

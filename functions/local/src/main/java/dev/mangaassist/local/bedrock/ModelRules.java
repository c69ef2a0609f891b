package dev.mangaassist.local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mangaassist.local.scripted.Turn;
import java.util.List;

/**
 * What the Claude model of an id accepts.
 *
 * @param fixedSampling whether it refuses a temperature, a prefill, a thinking budget, disabled
 *     thinking and a forced tool
 * @param thinksByDefault whether it thinks unless it is told not to
 */
record ModelRules(boolean fixedSampling, boolean thinksByDefault) {
  static ModelRules of(String modelId) {
    return new ModelRules(
        modelId.contains("sonnet-5-5"),
        modelId.contains("sonnet-5-5") || modelId.contains("haiku-5-5"));
  }

  /**
   * Checks the settings of a request.
   *
   * @throws RefusedException if the model does not accept them
   */
  void check(List<Turn> turns, JsonNode inference, JsonNode additional, JsonNode tools) {
    checkRange(inference, "temperature");
    checkRange(inference, "topP");
    if (!fixedSampling) {
      return;
    }
    JsonNode thinking = additional.path("thinking");
    refuseIf(inference.has("temperature"), "a temperature");
    refuseIf(turns.getLast().role().equals(Turn.ASSISTANT), "a prefilled answer");
    refuseIf(thinking.has("budget_tokens"), "a thinking budget");
    refuseIf(thinking.path("type").asText().equals("disabled"), "disabled thinking");
    JsonNode choice = tools.path("toolChoice");
    refuseIf(choice.has("any") || choice.has("tool"), "a forced tool");
  }

  /** Whether the model thinks, given a request's additional fields. */
  boolean thinks(JsonNode additional) {
    return switch (additional.path("thinking").path("type").asText()) {
      case "enabled", "adaptive" -> true;
      case "disabled" -> false;
      default -> thinksByDefault;
    };
  }

  private static void checkRange(JsonNode inference, String name) {
    if (inference.has(name)) {
      double value = inference.get(name).asDouble();
      if (!(value >= 0 && value <= 1)) {
        throw RefusedException.invalid(
            "inferenceConfig.%s must be from 0 to 1, not %s.".formatted(name, inference.get(name)));
      }
    }
  }

  private static void refuseIf(boolean given, String what) {
    if (given) {
      throw RefusedException.invalid(
          "This model does not support %s. Leave it out, and try again.".formatted(what));
    }
  }
}

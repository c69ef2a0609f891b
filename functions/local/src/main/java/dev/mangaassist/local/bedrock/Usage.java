package dev.mangaassist.local.bedrock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The tokens that a call reports. */
record Usage(int inputTokens, int outputTokens) {
  /** The usage of a model that counts {@code factor} times the tokens. */
  static Usage of(int inputTokens, int outputTokens, double factor) {
    return new Usage(
        Math.toIntExact(Math.round(inputTokens * factor)),
        Math.toIntExact(Math.round(outputTokens * factor)));
  }

  ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("inputTokens", inputTokens)
        .put("outputTokens", outputTokens)
        .put("totalTokens", inputTokens + outputTokens)
        .put("cacheReadInputTokens", 0)
        .put("cacheWriteInputTokens", 0);
  }
}

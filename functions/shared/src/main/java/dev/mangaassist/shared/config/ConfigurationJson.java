package dev.mangaassist.shared.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** A configuration as a JSON document. */
final class ConfigurationJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ConfigurationJson() {}

  static String write(Configuration configuration) {
    return JSON.createObjectNode()
        .put("minTaskProbability", configuration.minTaskProbability().toPlainString())
        .put("confidenceThreshold", configuration.confidenceThreshold().toPlainString())
        .put("maxEscalations", configuration.maxEscalations())
        .put("haikuMaxTokens", configuration.haikuMaxTokens())
        .put("sonnetMaxTokens", configuration.sonnetMaxTokens())
        .put("haikuTemperature", configuration.haikuTemperature().toPlainString())
        .put("sonnetTemperature", configuration.sonnetTemperature().toPlainString())
        .put("responseCacheEnabled", configuration.responseCacheEnabled())
        .put("responseCacheLife", configuration.responseCacheLife().toString())
        .put("escalationTimeLimit", configuration.escalationTimeLimit().toString())
        .toString();
  }

  /**
   * Reads a document that {@link #write} wrote, of this release or an older one: a field that it
   * lacks has its default.
   *
   * @throws IllegalArgumentException if it is no such document
   */
  static Configuration read(String document) {
    try {
      JsonNode json = JSON.readTree(document);
      if (!json.isObject()) {
        throw new IllegalArgumentException(
            "A configuration must be a JSON object, but is: " + json.getNodeType());
      }
      Configuration base = Configuration.DEFAULT;
      return base.toBuilder()
          .minTaskProbability(decimal(json, "minTaskProbability", base.minTaskProbability()))
          .confidenceThreshold(decimal(json, "confidenceThreshold", base.confidenceThreshold()))
          .maxEscalations(json.path("maxEscalations").asInt(base.maxEscalations()))
          .haikuMaxTokens(json.path("haikuMaxTokens").asInt(base.haikuMaxTokens()))
          .sonnetMaxTokens(json.path("sonnetMaxTokens").asInt(base.sonnetMaxTokens()))
          .haikuTemperature(decimal(json, "haikuTemperature", base.haikuTemperature()))
          .sonnetTemperature(decimal(json, "sonnetTemperature", base.sonnetTemperature()))
          .responseCacheEnabled(
              json.path("responseCacheEnabled").asBoolean(base.responseCacheEnabled()))
          .responseCacheLife(duration(json, "responseCacheLife", base.responseCacheLife()))
          .escalationTimeLimit(duration(json, "escalationTimeLimit", base.escalationTimeLimit()))
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A configuration must be a JSON object", e);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "A configuration's durations must be ISO-8601 durations such as PT5M", e);
    }
  }

  private static BigDecimal decimal(JsonNode json, String field, BigDecimal base) {
    return json.has(field) ? new BigDecimal(json.get(field).asText()) : base;
  }

  private static Duration duration(JsonNode json, String field, Duration base) {
    return json.has(field) ? Duration.parse(json.get(field).asText()) : base;
  }
}

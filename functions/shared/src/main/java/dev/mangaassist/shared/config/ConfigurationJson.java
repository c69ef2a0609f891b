package dev.mangaassist.shared.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A configuration as a JSON document. */
public final class ConfigurationJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CALIBRATION = "calibration";
  private static final String CERTIFICATE = "certificate";

  /** Fields that are no single value. */
  private static final Set<String> NOT_BY_TEXT = Set.of(CALIBRATION, CERTIFICATE);

  private ConfigurationJson() {}

  /** The document of a configuration: an object with a field for each of its values. */
  public static String write(Configuration configuration) {
    return json(configuration).toString();
  }

  private static ObjectNode json(Configuration configuration) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("minTaskProbability", configuration.minTaskProbability().toPlainString())
            .put("confidenceThreshold", configuration.confidenceThreshold().toPlainString())
            .put("maxEscalations", configuration.maxEscalations())
            .put("haikuMaxTokens", configuration.haikuMaxTokens())
            .put("sonnetMaxTokens", configuration.sonnetMaxTokens())
            .put("haikuTemperature", configuration.haikuTemperature().toPlainString())
            .put("sonnetTemperature", configuration.sonnetTemperature().toPlainString())
            .put("responseCacheEnabled", configuration.responseCacheEnabled())
            .put("responseCacheLife", configuration.responseCacheLife().toString())
            .put("firstTextTimeLimit", configuration.firstTextTimeLimit().toString())
            .put("escalationTimeLimit", configuration.escalationTimeLimit().toString())
            .put("sonnetBudgetPerDayUsd", plain(configuration.sonnetBudgetPerDayUsd()))
            .put(
                "customerSonnetBudgetPerDayUsd",
                plain(configuration.customerSonnetBudgetPerDayUsd()))
            .put("customerRaisesPerDay", configuration.customerRaisesPerDay())
            .put("judgedShare", configuration.judgedShare().toPlainString())
            .put("judgingBudgetPerDayUsd", plain(configuration.judgingBudgetPerDayUsd()))
            .put("canaryShare", configuration.canaryShare().toPlainString());
    json.set(CALIBRATION, CalibrationJson.write(configuration.calibration()));
    json.set(CERTIFICATE, CertificateJson.write(configuration.certificate()));
    return json;
  }

  /**
   * The single values of a configuration, by their names in the document, in its order, as texts
   * that {@link #change} takes: a limit that is not set is empty.
   */
  public static Map<String, String> values(Configuration configuration) {
    Map<String, String> values = new LinkedHashMap<>();
    json(configuration)
        .properties()
        .forEach(
            field -> {
              if (!NOT_BY_TEXT.contains(field.getKey())) {
                values.put(
                    field.getKey(), field.getValue().isNull() ? "" : field.getValue().asText());
              }
            });
    return values;
  }

  private static @Nullable String plain(Optional<BigDecimal> value) {
    return value.map(BigDecimal::toPlainString).orElse(null);
  }

  /**
   * A configuration with other values for some fields.
   *
   * @param values by the fields' names in the document, each as text, such as {@code 0.9} or {@code
   *     PT5M}; an empty text takes an optional value away, and a certificate
   * @throws IllegalArgumentException if there is no such field or a value does not fit it; the
   *     message says what does
   */
  public static Configuration change(Configuration base, Map<String, String> values) {
    ObjectNode json = json(base);
    values.forEach(
        (name, value) -> {
          boolean ends = name.equals(CERTIFICATE) && value.isEmpty();
          if (!json.has(name) || (NOT_BY_TEXT.contains(name) && !ends)) {
            throw new IllegalArgumentException(
                "A configuration has no value '%s', but %s"
                    .formatted(name, String.join(", ", values(base).keySet())));
          }
          json.put(name, value.isEmpty() ? null : value);
        });
    return read(json.toString());
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
          .maxEscalations(integer(json, "maxEscalations", base.maxEscalations()))
          .haikuMaxTokens(integer(json, "haikuMaxTokens", base.haikuMaxTokens()))
          .sonnetMaxTokens(integer(json, "sonnetMaxTokens", base.sonnetMaxTokens()))
          .haikuTemperature(decimal(json, "haikuTemperature", base.haikuTemperature()))
          .sonnetTemperature(decimal(json, "sonnetTemperature", base.sonnetTemperature()))
          .responseCacheEnabled(flag(json, "responseCacheEnabled", base.responseCacheEnabled()))
          .responseCacheLife(duration(json, "responseCacheLife", base.responseCacheLife()))
          .firstTextTimeLimit(duration(json, "firstTextTimeLimit", base.firstTextTimeLimit()))
          .sonnetBudgetPerDayUsd(
              optionalDecimal(json, "sonnetBudgetPerDayUsd", base.sonnetBudgetPerDayUsd()))
          .customerSonnetBudgetPerDayUsd(
              optionalDecimal(
                  json, "customerSonnetBudgetPerDayUsd", base.customerSonnetBudgetPerDayUsd()))
          .customerRaisesPerDay(integer(json, "customerRaisesPerDay", base.customerRaisesPerDay()))
          .judgedShare(decimal(json, "judgedShare", base.judgedShare()))
          .judgingBudgetPerDayUsd(
              optionalDecimal(json, "judgingBudgetPerDayUsd", base.judgingBudgetPerDayUsd()))
          .canaryShare(decimal(json, "canaryShare", base.canaryShare()))
          .calibration(
              json.has(CALIBRATION)
                  ? CalibrationJson.read(json.path(CALIBRATION))
                  : base.calibration())
          .certificate(CertificateJson.read(json.path("certificate")))
          .escalationTimeLimit(duration(json, "escalationTimeLimit", base.escalationTimeLimit()))
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A configuration must be a JSON object", e);
    }
  }

  private static BigDecimal decimal(JsonNode json, String field, BigDecimal base) {
    return json.hasNonNull(field) ? decimal(field, json.get(field)) : base;
  }

  private static Optional<BigDecimal> optionalDecimal(
      JsonNode json, String field, Optional<BigDecimal> base) {
    if (!json.has(field)) {
      return base;
    }
    return Optional.of(json.get(field)).filter(node -> !node.isNull()).map(n -> decimal(field, n));
  }

  private static BigDecimal decimal(String field, JsonNode node) {
    try {
      return new BigDecimal(node.asText());
    } catch (NumberFormatException e) {
      throw unfit(field, "a number such as 0.8", node, e);
    }
  }

  private static int integer(JsonNode json, String field, int base) {
    if (!json.hasNonNull(field)) {
      return base;
    }
    try {
      return Integer.parseInt(json.get(field).asText());
    } catch (NumberFormatException e) {
      throw unfit(field, "a whole number such as 512", json.get(field), e);
    }
  }

  private static boolean flag(JsonNode json, String field, boolean base) {
    if (!json.hasNonNull(field)) {
      return base;
    }
    return switch (json.get(field).asText()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unfit(field, "true or false", json.get(field), null);
    };
  }

  private static Duration duration(JsonNode json, String field, Duration base) {
    if (!json.hasNonNull(field)) {
      return base;
    }
    try {
      return Duration.parse(json.get(field).asText());
    } catch (DateTimeParseException e) {
      throw unfit(field, "an ISO-8601 duration such as PT5M", json.get(field), e);
    }
  }

  private static IllegalArgumentException unfit(
      String field, String expected, JsonNode value, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "%s must be %s, but is '%s'".formatted(field, expected, value.asText()), cause);
  }
}

package dev.mangaassist.shared.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.shared.config.ConfidenceCalibration.Curve;
import dev.mangaassist.shared.config.ConfidenceCalibration.Knot;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A calibration as JSON: by itself, or as a part of a configuration's document. */
public final class CalibrationJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CalibrationJson() {}

  /** A calibration as JSON text. */
  public static String write(ConfidenceCalibration calibration) {
    return json(calibration).toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is no calibration; the message says what is expected
   */
  public static ConfidenceCalibration read(String text) {
    try {
      return read(JSON.readTree(text))
          .orElseThrow(() -> new IllegalArgumentException("A calibration must not be null"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A calibration must be a JSON object", e);
    }
  }

  static JsonNode write(Optional<ConfidenceCalibration> calibration) {
    return calibration.map(CalibrationJson::json).orElse(NullNode.getInstance());
  }

  private static JsonNode json(ConfidenceCalibration calibration) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", calibration.name())
            .put("version", calibration.version());
    ArrayNode curves = json.putArray("curves");
    for (Curve curve : calibration.curves()) {
      ObjectNode node = curves.addObject();
      curve.task().ifPresent(task -> node.put("task", task.wireName()));
      curve.language().ifPresent(language -> node.put("lang", language.code()));
      ArrayNode knots = node.putArray("knots");
      curve
          .knots()
          .forEach(
              knot ->
                  knots
                      .addArray()
                      .add(knot.score().toPlainString())
                      .add(knot.probability().toPlainString()));
    }
    return json;
  }

  /** Reads a part of a configuration's document, null if there is none. */
  static Optional<ConfidenceCalibration> read(JsonNode json) {
    if (json.isNull()) {
      return Optional.empty();
    }
    if (!json.path("name").isTextual() || !json.path("curves").isArray()) {
      throw new IllegalArgumentException(
          "A calibration must be an object with name, version and curves, but is " + json);
    }
    List<Curve> curves = new ArrayList<>();
    json.path("curves").forEach(curve -> curves.add(curve(curve)));
    return Optional.of(
        new ConfidenceCalibration(
            json.path("name").asText(), json.path("version").asInt(), curves));
  }

  private static Curve curve(JsonNode json) {
    List<Knot> knots = new ArrayList<>();
    json.path("knots").forEach(knot -> knots.add(new Knot(decimal(knot, 0), decimal(knot, 1))));
    return new Curve(
        WordJson.read(json, "task", "curve", Task::fromWire),
        WordJson.read(json, "lang", "curve", Language::fromCode),
        knots);
  }

  private static BigDecimal decimal(JsonNode knot, int index) {
    try {
      return new BigDecimal(knot.path(index).asText());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "A knot must be a pair of numbers such as [\"0.8\", \"0.93\"], but is " + knot, e);
    }
  }
}

package dev.mangaassist.shared.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.shared.config.ThresholdCertificate.Group;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A certificate of thresholds as a part of a configuration's document. */
final class CertificateJson {
  private CertificateJson() {}

  static JsonNode write(Optional<ThresholdCertificate> certificate) {
    return certificate.map(CertificateJson::json).orElse(NullNode.getInstance());
  }

  private static JsonNode json(ThresholdCertificate certificate) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("at", certificate.at().toString())
            .put("target", certificate.target().toPlainString())
            .put("minimumQuality", certificate.minimumQuality().toPlainString())
            .put("delta", certificate.delta().toPlainString())
            .put("samples", certificate.samples());
    AnswerVersions versions = certificate.versions();
    json.putObject("versions")
        .put("prompts", versions.prompts())
        .put("models", versions.models())
        .put("calibration", versions.calibration())
        .put("limits", versions.limits());
    ArrayNode groups = json.putArray("groups");
    certificate.groups().forEach(group -> groups.add(json(group)));
    return json;
  }

  private static JsonNode json(Group group) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    group.task().ifPresent(task -> json.put("task", task.wireName()));
    group.language().ifPresent(language -> json.put("lang", language.code()));
    group.threshold().ifPresent(threshold -> json.put("threshold", threshold.toPlainString()));
    return json.put("qualityLowerBound", group.qualityLowerBound().toPlainString())
        .put("escalationRate", group.escalationRate().toPlainString())
        .put("saving", group.saving().toPlainString())
        .put("samples", group.samples());
  }

  /** Reads what {@link #write} wrote; empty if there is none. */
  static Optional<ThresholdCertificate> read(JsonNode json) {
    if (json.isMissingNode() || json.isNull()) {
      return Optional.empty();
    }
    JsonNode versions = json.path("versions");
    List<Group> groups = new ArrayList<>();
    json.path("groups").forEach(group -> groups.add(group(group)));
    return Optional.of(
        new ThresholdCertificate(
            instant(json),
            decimal(json, "target"),
            decimal(json, "minimumQuality"),
            decimal(json, "delta"),
            json.path("samples").asInt(),
            new AnswerVersions(
                versions.path("prompts").asText(),
                versions.path("models").asText(),
                versions.path("calibration").asText(),
                versions.path("limits").asText()),
            groups));
  }

  private static Group group(JsonNode json) {
    return new Group(
        WordJson.read(json, "task", "certificate", Task::fromWire),
        WordJson.read(json, "lang", "certificate", Language::fromCode),
        json.has("threshold") ? Optional.of(decimal(json, "threshold")) : Optional.empty(),
        decimal(json, "qualityLowerBound"),
        decimal(json, "escalationRate"),
        decimal(json, "saving"),
        json.path("samples").asInt());
  }

  private static Instant instant(JsonNode json) {
    try {
      return Instant.parse(json.path("at").asText());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "A certificate's at must be a time such as 2026-01-31T12:00:00Z, but is "
              + json.get("at"),
          e);
    }
  }

  private static BigDecimal decimal(JsonNode json, String field) {
    try {
      return new BigDecimal(json.path(field).asText());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "A certificate's %s must be a number such as 0.95, but is %s"
              .formatted(field, json.get(field)),
          e);
    }
  }
}

package dev.mangaassist.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A template to read: resources by type and by name, and values as text. A resource's name is its
 * logical id without the hash at its end, for example {@code TablesConfig}; the text of a value
 * holds references as {@code ${TablesConfig}} and {@code ${TablesConfig.Arn}}.
 */
record CloudFormation(JsonNode json) {

  /** The resources of a type, by logical id. */
  Map<String, JsonNode> resources(String type) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    resources()
        .forEach(
            (id, resource) -> {
              if (resource.path("Type").asText().equals(type)) {
                found.put(id, resource);
              }
            });
    return found;
  }

  /** Every resource, by logical id. */
  Map<String, JsonNode> resources() {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    json.path("Resources").properties().forEach(e -> found.put(e.getKey(), e.getValue()));
    return found;
  }

  /** The properties of the one resource of a type with a name. */
  JsonNode properties(String type, String name) {
    List<JsonNode> found = new ArrayList<>();
    resources(type)
        .forEach(
            (id, resource) -> {
              if (name(id).equals(name)) {
                found.add(resource);
              }
            });
    assertThat(found).as("resources of type %s with the name %s", type, name).hasSize(1);
    return found.getFirst().path("Properties");
  }

  /** This template without a resource. */
  CloudFormation without(String logicalId) {
    return with(copy -> ((ObjectNode) copy.path("Resources")).remove(logicalId));
  }

  /** A copy of this template, changed. */
  CloudFormation with(Consumer<JsonNode> change) {
    JsonNode copy = json.deepCopy();
    change.accept(copy);
    return new CloudFormation(copy);
  }

  static String name(String logicalId) {
    return logicalId.replaceFirst("[0-9A-F]{8}$", "");
  }

  /** A value as text; a value that is missing is empty. */
  static String text(JsonNode value) {
    if (value.has("Ref")) {
      return "${" + name(value.path("Ref").asText()) + "}";
    }
    if (value.has("Fn::GetAtt")) {
      JsonNode parts = value.path("Fn::GetAtt");
      return "${" + name(parts.path(0).asText()) + "." + parts.path(1).asText() + "}";
    }
    if (value.has("Fn::Join")) {
      List<String> parts = texts(value.path("Fn::Join").path(1));
      return String.join(value.path("Fn::Join").path(0).asText(), parts);
    }
    assertThat(value.isObject()).as("a function that is not understood here: %s", value).isFalse();
    return value.asText();
  }

  /** A list, or a single value, as texts. */
  static List<String> texts(JsonNode values) {
    if (!values.isArray()) {
      return List.of(text(values));
    }
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(text(value)));
    return texts;
  }
}

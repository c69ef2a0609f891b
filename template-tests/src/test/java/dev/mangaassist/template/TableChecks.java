package dev.mangaassist.template;

import static dev.mangaassist.template.CloudFormation.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mangaassist.shared.tables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables: those of {@link Table}, with their keys, on demand, encrypted and restorable. */
final class TableChecks {
  private static final Map<Table, String> NAMES =
      Map.of(
          Table.CONNECTIONS, "TablesConnections",
          Table.CONVERSATIONS, "TablesConversations",
          Table.CONFIG, "TablesConfig",
          Table.RESPONSES, "TablesResponses",
          Table.LIMITS, "TablesLimits",
          Table.SAMPLES, "TablesSamples");
  private static final Map<Table, String> DELETION_POLICIES =
      Map.of(
          Table.CONNECTIONS, "Delete",
          Table.CONVERSATIONS, "Retain",
          Table.CONFIG, "Retain",
          Table.RESPONSES, "Delete",
          Table.LIMITS, "Delete",
          Table.SAMPLES, "Delete");

  private TableChecks() {}

  static void check(CloudFormation template) {
    Map<String, JsonNode> tables = new TreeMap<>();
    template
        .resources("AWS::DynamoDB::Table")
        .forEach((id, resource) -> tables.put(CloudFormation.name(id), resource));
    assertThat(NAMES).as("names known here").containsOnlyKeys(Table.values());
    assertThat(tables.keySet()).containsExactlyInAnyOrderElementsOf(NAMES.values());
    NAMES.forEach((table, name) -> check(table, tables.getOrDefault(name, template.json())));
  }

  private static void check(Table table, JsonNode resource) {
    assertThat(text(resource.path("DeletionPolicy"))).isEqualTo(DELETION_POLICIES.get(table));
    assertThat(text(resource.path("UpdateReplacePolicy"))).isEqualTo(DELETION_POLICIES.get(table));
    JsonNode properties = resource.path("Properties");
    assertThat(keys(properties.path("KeySchema"))).as("keys of %s", table).isEqualTo(keys(table));
    assertThat(attributes(properties)).as("attributes of %s", table).isEqualTo(attributes(table));
    assertThat(indexes(properties)).as("indexes of %s", table).isEqualTo(indexes(table));
    assertThat(text(properties.path("BillingMode"))).isEqualTo("PAY_PER_REQUEST");
    assertThat(properties.path("SSESpecification").path("SSEEnabled").asBoolean()).isTrue();
    assertThat(
            properties
                .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                .asBoolean())
        .isTrue();
    JsonNode timeToLive = properties.path("TimeToLiveSpecification");
    assertThat(timeToLive.path("Enabled").asBoolean()).isEqualTo(table.expires());
    assertThat(text(timeToLive.path("AttributeName")))
        .isEqualTo(table.expires() ? Table.TTL_ATTRIBUTE : "");
  }

  private static List<String> keys(Table table) {
    List<String> keys = new ArrayList<>();
    keys.add(table.partitionKey().name() + " HASH");
    table.sortKey().ifPresent(key -> keys.add(key.name() + " RANGE"));
    return keys;
  }

  private static List<String> keys(JsonNode schema) {
    List<String> keys = new ArrayList<>();
    schema.forEach(
        key -> keys.add(text(key.path("AttributeName")) + " " + text(key.path("KeyType"))));
    return keys;
  }

  private static Map<String, String> attributes(Table table) {
    Map<String, String> attributes = new TreeMap<>();
    Stream.concat(
            Stream.concat(Stream.of(table.partitionKey()), table.sortKey().stream()),
            table.indexes().stream()
                .flatMap(index -> Stream.of(index.partitionKey(), index.sortKey())))
        .forEach(
            key ->
                attributes.put(
                    key.name(),
                    switch (key.type()) {
                      case STRING -> "S";
                      case NUMBER -> "N";
                    }));
    return attributes;
  }

  private static Map<String, String> attributes(JsonNode properties) {
    Map<String, String> attributes = new TreeMap<>();
    properties
        .path("AttributeDefinitions")
        .forEach(
            attribute ->
                attributes.put(
                    text(attribute.path("AttributeName")), text(attribute.path("AttributeType"))));
    return attributes;
  }

  private static List<String> indexes(Table table) {
    return table.indexes().stream()
        .map(
            index ->
                "%s KEYS_ONLY [%s HASH, %s RANGE]"
                    .formatted(index.name(), index.partitionKey().name(), index.sortKey().name()))
        .toList();
  }

  private static List<String> indexes(JsonNode properties) {
    List<String> indexes = new ArrayList<>();
    properties
        .path("GlobalSecondaryIndexes")
        .forEach(
            index ->
                indexes.add(
                    "%s %s %s"
                        .formatted(
                            text(index.path("IndexName")),
                            text(index.path("Projection").path("ProjectionType")),
                            keys(index.path("KeySchema")))));
    return indexes;
  }
}

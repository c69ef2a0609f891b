package dev.mangaassist.local.dynamodb;

import dev.mangaassist.shared.tables.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Creates a table as the stack declares it. */
final class TableCreation {
  private TableCreation() {}

  static void create(DynamoDbClient client, String name, Table table) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(schema(table.partitionKey(), table.sortKey()))
            .attributeDefinitions(attributes(table));
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(table.indexes().stream().map(TableCreation::index).toList());
    }
    client.createTable(request.build());
    if (table.expires()) {
      client.updateTimeToLive(
          life ->
              life.tableName(name)
                  .timeToLiveSpecification(
                      ttl -> ttl.enabled(true).attributeName(Table.TTL_ATTRIBUTE)));
    }
  }

  private static GlobalSecondaryIndex index(Table.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(schema(index.partitionKey(), Optional.of(index.sortKey())))
        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static List<KeySchemaElement> schema(
      Table.Key partitionKey, Optional<Table.Key> sortKey) {
    return Stream.concat(
            Stream.of(element(partitionKey, KeyType.HASH)),
            sortKey.stream().map(key -> element(key, KeyType.RANGE)))
        .toList();
  }

  private static KeySchemaElement element(Table.Key key, KeyType type) {
    return KeySchemaElement.builder().attributeName(key.name()).keyType(type).build();
  }

  private static List<AttributeDefinition> attributes(Table table) {
    SequencedSet<Table.Key> keys = new LinkedHashSet<>();
    keys.add(table.partitionKey());
    table.sortKey().ifPresent(keys::add);
    for (Table.Index index : table.indexes()) {
      keys.add(index.partitionKey());
      keys.add(index.sortKey());
    }
    return keys.stream().map(TableCreation::attribute).toList();
  }

  private static AttributeDefinition attribute(Table.Key key) {
    return AttributeDefinition.builder()
        .attributeName(key.name())
        .attributeType(
            switch (key.type()) {
              case STRING -> ScalarAttributeType.S;
              case NUMBER -> ScalarAttributeType.N;
            })
        .build();
  }
}

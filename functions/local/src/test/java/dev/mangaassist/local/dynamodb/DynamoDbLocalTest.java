package dev.mangaassist.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.tables.Table;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;

final class DynamoDbLocalTest {
  private static DynamoDbLocal local;
  private static DynamoDbClient client;

  @BeforeAll
  static void start() {
    local = DynamoDbLocal.start();
    client = local.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    local.close();
  }

  @ParameterizedTest
  @EnumSource
  void tableIsAsDeclared(Table table) {
    String name = DynamoDbLocal.tableName(table);
    TableDescription description = client.describeTable(request -> request.tableName(name)).table();
    TimeToLiveDescription life =
        client.describeTimeToLive(request -> request.tableName(name)).timeToLiveDescription();

    assertThat(description.keySchema().stream().map(KeySchemaElement::attributeName))
        .startsWith(table.partitionKey().name())
        .hasSize(table.sortKey().isPresent() ? 2 : 1);
    assertThat(description.globalSecondaryIndexes()).hasSize(table.indexes().size());
    assertThat(life.attributeName()).isEqualTo(table.expires() ? Table.TTL_ATTRIBUTE : null);
  }

  @ParameterizedTest
  @EnumSource
  void tableKeepsItems(Table table) {
    String name = DynamoDbLocal.tableName(table);
    Map<String, AttributeValue> key = new HashMap<>();
    key.put(table.partitionKey().name(), value(table.partitionKey()));
    table.sortKey().ifPresent(sortKey -> key.put(sortKey.name(), value(sortKey)));

    client.putItem(request -> request.tableName(name).item(key));

    assertThat(client.getItem(request -> request.tableName(name).key(key)).item()).isEqualTo(key);
  }

  private static AttributeValue value(Table.Key key) {
    return switch (key.type()) {
      case STRING -> AttributeValue.fromS("a");
      case NUMBER -> AttributeValue.fromN("1");
    };
  }
}

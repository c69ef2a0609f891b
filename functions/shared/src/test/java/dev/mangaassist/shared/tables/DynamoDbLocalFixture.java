package dev.mangaassist.shared.tables;

import static java.util.stream.Stream.concat;

import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local in memory, on a free port of loopback, with every {@link Table}; for tests. */
public final class DynamoDbLocalFixture implements AutoCloseable {
  private final Map<String, String> variables = new HashMap<>(Map.of("AWS_REGION", "us-east-1"));
  private final Server server = new Server();
  private final DynamoDbClient client;

  @SuppressWarnings("NullAway") // the handlers take null for "no file" and "no CORS"
  public DynamoDbLocalFixture() {
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    var requests = new LocalDynamoDBRequestHandler(0, true, null, true, false);
    server.setHandler(new LocalDynamoDBServerHandler(requests, null));
    LifeCycle.start(server);
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + connector.getLocalPort());
    client = AwsClients.dynamoDb(Environment.of(variables));
    for (Table table : Table.values()) {
      variables.put(table.nameVariable().name(), tableName(table));
      client.createTable(schema(table));
    }
  }

  public DynamoDbClient client() {
    return client;
  }

  public String tableName(Table table) {
    return "Test-" + table;
  }

  /** Region, endpoint and table names, as a function finds them in its environment. */
  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  private CreateTableRequest schema(Table table) {
    var request = CreateTableRequest.builder().tableName(tableName(table));
    request.billingMode(BillingMode.PAY_PER_REQUEST);
    List<Table.Key> keys =
        concat(Stream.of(table.partitionKey()), table.sortKey().stream()).toList();
    request.keySchema(keySchema(keys));
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(table.indexes().stream().map(this::index).toList());
    }
    Stream<Table.Key> indexKeys = table.indexes().stream().flatMap(index -> keys(index).stream());
    return request
        .attributeDefinitions(
            concat(keys.stream(), indexKeys).distinct().map(this::attribute).toList())
        .build();
  }

  private GlobalSecondaryIndex index(Table.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keySchema(keys(index)))
        .projection(projection -> projection.projectionType("KEYS_ONLY"))
        .build();
  }

  private static List<Table.Key> keys(Table.Index index) {
    return List.of(index.partitionKey(), index.sortKey());
  }

  private static List<KeySchemaElement> keySchema(List<Table.Key> keys) {
    return keys.stream()
        .map(key -> element(key, key.equals(keys.getFirst()) ? "HASH" : "RANGE"))
        .toList();
  }

  private static KeySchemaElement element(Table.Key key, String type) {
    return KeySchemaElement.builder().attributeName(key.name()).keyType(type).build();
  }

  private AttributeDefinition attribute(Table.Key key) {
    return AttributeDefinition.builder()
        .attributeName(key.name())
        .attributeType(key.type() == Table.Key.Type.NUMBER ? "N" : "S")
        .build();
  }

  @Override
  public void close() {
    client.close();
    LifeCycle.stop(server);
  }
}

package dev.mangaassist.shared.tables;

import static java.util.stream.Stream.concat;

import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
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
    // patient: a busy machine may take longer to start than a function may take to answer
    client =
        AwsClients.configure(DynamoDbClient.builder(), Environment.of(variables), "DYNAMODB")
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(1)))
            .build();
    for (Table table : Table.values()) {
      variables.put(table.nameVariable().name(), tableName(table));
      create(table);
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

  private void create(Table table) {
    List<Table.Key> keys =
        concat(Stream.of(table.partitionKey()), table.sortKey().stream()).toList();
    Set<Table.Key> attributes = new HashSet<>(keys);
    List<GlobalSecondaryIndex> indexes = new ArrayList<>();
    for (Table.Index index : table.indexes()) {
      List<Table.Key> indexKeys = List.of(index.partitionKey(), index.sortKey());
      attributes.addAll(indexKeys);
      var builder = GlobalSecondaryIndex.builder().indexName(index.name());
      builder
          .keySchema(schema(indexKeys))
          .projection(keysOnly -> keysOnly.projectionType("KEYS_ONLY"));
      indexes.add(builder.build());
    }
    var request = CreateTableRequest.builder().tableName(tableName(table)).keySchema(schema(keys));
    request.attributeDefinitions(attributes.stream().map(DynamoDbLocalFixture::attribute).toList());
    request.billingMode(BillingMode.PAY_PER_REQUEST);
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes);
    }
    client.createTable(request.build());
  }

  private static List<KeySchemaElement> schema(List<Table.Key> keys) {
    return keys.stream()
        .map(key -> element(key, key.equals(keys.getFirst()) ? "HASH" : "RANGE"))
        .toList();
  }

  private static KeySchemaElement element(Table.Key key, String type) {
    return KeySchemaElement.builder().attributeName(key.name()).keyType(type).build();
  }

  private static AttributeDefinition attribute(Table.Key key) {
    String type = key.type() == Table.Key.Type.NUMBER ? "N" : "S";
    return AttributeDefinition.builder().attributeName(key.name()).attributeType(type).build();
  }

  @Override
  public void close() {
    client.close();
    LifeCycle.stop(server);
  }
}

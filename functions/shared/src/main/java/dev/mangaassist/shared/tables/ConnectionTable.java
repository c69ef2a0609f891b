package dev.mangaassist.shared.tables;

import static dev.mangaassist.shared.tables.Items.optionalString;
import static dev.mangaassist.shared.tables.Items.requiredString;
import static dev.mangaassist.shared.tables.Items.seconds;
import static dev.mangaassist.shared.tables.Items.string;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Who is connected. An item ends 2 hours after its connection began, as API Gateway's do. */
public final class ConnectionTable {
  private static final Duration LIFE = Duration.ofHours(2);
  private static final String KEY = Table.CONNECTIONS.partitionKey().name();

  private final DynamoDbClient dynamoDb;
  private final String tableName;
  private final InstantSource clock;

  public ConnectionTable(DynamoDbClient dynamoDb, String tableName, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
    this.clock = clock;
  }

  /**
   * An open connection.
   *
   * @param connectionId API Gateway's name of it
   * @param user who is connected
   * @param origin the page that it was opened from, if the client said
   * @param conversationId the conversation that it takes part in
   * @param resumeSecret what a guest needs to take that conversation up again; present if the
   *     conversation began with this connection, so that the guest can be told
   * @param since when it began
   */
  public record Connection(
      String connectionId,
      String user,
      Optional<String> origin,
      String conversationId,
      Optional<String> resumeSecret,
      Instant since) {}

  public void put(Connection connection) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(KEY, string(connection.connectionId));
    item.put("user", string(connection.user));
    connection.origin.ifPresent(origin -> item.put("origin", string(origin)));
    item.put("conversation", string(connection.conversationId));
    connection.resumeSecret.ifPresent(secret -> item.put("resumeSecret", string(secret)));
    item.put("since", string(connection.since.toString()));
    item.put(Table.TTL_ATTRIBUTE, seconds(connection.since.plus(LIFE)));
    dynamoDb.putItem(request -> request.tableName(tableName).item(item));
  }

  /** The connection of this id; empty if there is none or its life is over. */
  public Optional<Connection> find(String connectionId) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                request ->
                    request
                        .tableName(tableName)
                        .key(Map.of(KEY, string(connectionId)))
                        .consistentRead(true))
            .item();
    if (item.isEmpty()
        || Items.requiredNumber(item, Table.TTL_ATTRIBUTE) <= clock.instant().getEpochSecond()) {
      return Optional.empty();
    }
    return Optional.of(
        new Connection(
            connectionId,
            requiredString(item, "user"),
            optionalString(item, "origin"),
            requiredString(item, "conversation"),
            optionalString(item, "resumeSecret"),
            Instant.parse(requiredString(item, "since"))));
  }

  /** Removes a connection; does nothing if there is none. */
  public void delete(String connectionId) {
    dynamoDb.deleteItem(
        request -> request.tableName(tableName).key(Map.of(KEY, string(connectionId))));
  }
}

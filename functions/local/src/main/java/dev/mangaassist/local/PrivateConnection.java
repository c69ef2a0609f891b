package dev.mangaassist.local;

import dev.mangaassist.local.dynamodb.DynamoDbLocal;
import dev.mangaassist.local.gateway.SocketlessConnection;
import dev.mangaassist.shared.tables.ConnectionTable;
import dev.mangaassist.shared.tables.ConversationItem;
import dev.mangaassist.shared.tables.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A customer without a socket, on a system of the command line's own: what $connect would have
 * stored, under ids that the caller names.
 *
 * @param connectionId the id under which frames are posted
 * @param conversationId the conversation, which begins anew
 * @param user whose conversation it is
 */
public record PrivateConnection(String connectionId, String conversationId, String user) {

  /** Stores the connection and its conversation, and lets its frames go to a consumer. */
  public void open(LocalSystem system, Consumer<String> frames) {
    Instant now = Instant.now();
    Map<String, AttributeValue> head = new HashMap<>(ConversationItem.headKey(conversationId));
    head.put(ConversationItem.USER, AttributeValue.fromS(user));
    head.put(
        Table.TTL_ATTRIBUTE,
        AttributeValue.fromN(Long.toString(now.plus(ConversationItem.LIFE).getEpochSecond())));
    try (DynamoDbClient tables = system.tables()) {
      tables.putItem(
          request -> request.tableName(DynamoDbLocal.tableName(Table.CONVERSATIONS)).item(head));
      new ConnectionTable(
              tables, DynamoDbLocal.tableName(Table.CONNECTIONS), InstantSource.system())
          .put(
              new ConnectionTable.Connection(
                  connectionId, user, Optional.empty(), conversationId, Optional.empty(), now));
    }
    system.open(new SocketlessConnection(connectionId, now, frames));
  }
}

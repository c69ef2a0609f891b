package dev.mangaassist.cascade;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.shared.tables.ConversationItem;
import dev.mangaassist.shared.tables.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Tables that answer at once: every turn is free and every condition holds; the conversation is
 * under way, and what is in the cache does not depend on what is looked for.
 */
final class MemoryTables implements DynamoDbClient {
  private static final int MESSAGES = 6;

  private final UpdateItemResponse head;
  private final GetItemResponse cached;
  private GetItemResponse configuration = GetItemResponse.builder().build();
  private long leased;

  /**
   * @param said the text of each message before
   * @param cached the answer in the cache; empty if none is
   */
  MemoryTables(String user, String said, Optional<String> cached) {
    this.head = UpdateItemResponse.builder().attributes(head(user, said)).build();
    this.cached =
        GetItemResponse.builder()
            .item(cached.map(answer -> cacheItem(user, answer)).orElseGet(Map::of))
            .build();
  }

  static String name(Table table) {
    return table.toString();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    if (request.tableName().equals(name(Table.CONVERSATIONS))) {
      return head;
    }
    AttributeValue slice = request.expressionAttributeValues().get(":slice");
    if (slice != null) {
      leased += Long.parseLong(slice.n());
    }
    return UpdateItemResponse.builder().attributes(Map.of("leased", number(leased))).build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return request.tableName().equals(name(Table.CONFIG)) ? configuration : cached;
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return PutItemResponse.builder().build();
  }

  /** Takes a configuration that is published; the last item is the active one. */
  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    configuration =
        GetItemResponse.builder().item(request.transactItems().getLast().put().item()).build();
    return TransactWriteItemsResponse.builder().build();
  }

  private static Map<String, AttributeValue> head(String user, String said) {
    List<AttributeValue> memory =
        IntStream.range(0, MESSAGES).mapToObj(i -> message(i, said)).toList();
    AttributeValue ids = AttributeValue.fromL(List.of(string("a"), string("b"), string("c")));
    return Map.of(
        ConversationItem.USER,
        string(user),
        "memory",
        AttributeValue.fromL(memory),
        "answeredAsks",
        ids,
        "answeredRequests",
        ids);
  }

  private static AttributeValue message(int index, String said) {
    ChatMessage.Role role = index % 2 == 0 ? ChatMessage.Role.USER : ChatMessage.Role.ASSISTANT;
    return AttributeValue.fromM(Map.of("role", string(role.name()), "text", string(said)));
  }

  private static Map<String, AttributeValue> cacheItem(String user, String answer) {
    return Map.of(
        "owner",
        string(user),
        "text",
        string(answer),
        "tier",
        string("haiku"),
        "model",
        string("some-model"),
        "task",
        string("faq"),
        "confidence",
        string(BigDecimal.ONE.toPlainString()),
        "finishReason",
        string("end_turn"),
        "costNanos",
        number(1_000_000),
        Table.TTL_ATTRIBUTE,
        number(Long.MAX_VALUE));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // nothing is open
  }
}

package dev.mangaassist.cascade.conversation;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.optionalString;
import static dev.mangaassist.shared.tables.Items.requiredNumber;
import static dev.mangaassist.shared.tables.Items.requiredString;
import static dev.mangaassist.shared.tables.Items.seconds;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.shared.tables.ConversationItem;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.wire.CascadeRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The memory of conversations, and the lease that lets one ask of a conversation be answered at a
 * time. One conditional update takes the turn and reads the memory. The lease ends by itself, so
 * that a function that died can not hold a conversation for ever.
 */
public final class ConversationTable {
  private static final int MEMORY_MESSAGES = 6;
  private static final int REMEMBERED_IDS = 50;

  private static final Map<String, String> NAMES =
      Map.of(
          "#user", ConversationItem.USER,
          "#turn", "turn",
          "#until", "until",
          "#asks", "answeredAsks",
          "#requests", "answeredRequests",
          "#ttl", Table.TTL_ATTRIBUTE);

  private final DynamoDbClient dynamoDb;
  private final String tableName;
  private final InstantSource clock;

  public ConversationTable(DynamoDbClient dynamoDb, String tableName, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
    this.clock = clock;
  }

  /**
   * Takes the turn for an ask.
   *
   * @param lease how long this attempt may hold the turn
   */
  public TurnOutcome take(CascadeRequest ask, Duration lease) {
    Instant now = clock.instant();
    AttributeValue turn =
        AttributeValue.fromM(
            Map.of(
                "ask", string(ask.askId()),
                "request", string(ask.requestId()),
                "until", number(now.plus(lease).toEpochMilli())));
    try {
      Map<String, AttributeValue> before =
          dynamoDb
              .updateItem(
                  request ->
                      request
                          .tableName(tableName)
                          .key(ConversationItem.headKey(ask.conversationId()))
                          .conditionExpression(
                              "#user = :user"
                                  + " AND (attribute_not_exists(#turn) OR #turn.#until < :now)"
                                  + " AND NOT contains(#asks, :ask)"
                                  + " AND NOT contains(#requests, :request)")
                          .updateExpression("SET #turn = :turn, #ttl = :ttl")
                          .expressionAttributeNames(NAMES)
                          .expressionAttributeValues(
                              Map.of(
                                  ":user", string(ask.user()),
                                  ":now", number(now.toEpochMilli()),
                                  ":ask", string(ask.askId()),
                                  ":request", string(ask.requestId()),
                                  ":turn", turn,
                                  ":ttl", seconds(now.plus(ConversationItem.LIFE))))
                          .returnValues(ReturnValue.ALL_OLD)
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD))
              .attributes();
      return new TurnOutcome.Taken(turn(ask, before));
    } catch (ConditionalCheckFailedException e) {
      return refusal(ask, e.hasItem() ? e.item() : Map.of());
    }
  }

  /**
   * Ends a turn that was answered: the conversation remembers it and is free for the next ask.
   *
   * @throws ConditionalCheckFailedException if the lease had run out and another ask took the turn;
   *     the memory is that ask's to write
   */
  public void complete(Turn turn, String question, String answer) {
    List<ChatMessage> memory = new ArrayList<>(turn.memory());
    memory.add(ChatMessage.user(question));
    memory.add(ChatMessage.assistant(answer));
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":request", string(turn.requestId()));
    values.put(":memory", MessageAttributes.write(last(memory, MEMORY_MESSAGES)));
    values.put(":asks", strings(append(turn.answeredAsks(), turn.askId())));
    values.put(":requests", strings(append(turn.answeredRequests(), turn.requestId())));
    dynamoDb.updateItem(
        request ->
            request
                .tableName(tableName)
                .key(ConversationItem.headKey(turn.conversationId()))
                .conditionExpression("#turn.#request = :request")
                .updateExpression(
                    "SET #memory = :memory, #asks = :asks, #requests = :requests REMOVE #turn")
                .expressionAttributeNames(
                    Map.of(
                        "#turn", "turn",
                        "#request", "request",
                        "#memory", "memory",
                        "#asks", "answeredAsks",
                        "#requests", "answeredRequests"))
                .expressionAttributeValues(values));
  }

  /** Gives a turn back that was not answered; does nothing if the lease has run out. */
  public void release(Turn turn) {
    try {
      dynamoDb.updateItem(
          request ->
              request
                  .tableName(tableName)
                  .key(ConversationItem.headKey(turn.conversationId()))
                  .conditionExpression("#turn.#request = :request")
                  .updateExpression("REMOVE #turn")
                  .expressionAttributeNames(Map.of("#turn", "turn", "#request", "request"))
                  .expressionAttributeValues(Map.of(":request", string(turn.requestId()))));
    } catch (ConditionalCheckFailedException e) {
      // Another ask holds the turn by now: there is nothing to give back.
    }
  }

  private static Turn turn(CascadeRequest ask, Map<String, AttributeValue> head) {
    boolean retried =
        Optional.ofNullable(head.get("turn"))
            .map(held -> requiredString(held.m(), "request").equals(ask.requestId()))
            .orElse(false);
    return new Turn(
        ask.conversationId(),
        ask.askId(),
        ask.requestId(),
        MessageAttributes.read(head.get("memory")),
        retried,
        strings(head.get("answeredAsks")),
        strings(head.get("answeredRequests")));
  }

  private TurnOutcome refusal(CascadeRequest ask, Map<String, AttributeValue> head) {
    if (!optionalString(head, ConversationItem.USER).equals(Optional.of(ask.user()))) {
      return new TurnOutcome.NoConversation();
    }
    if (strings(head.get("answeredRequests")).contains(ask.requestId())) {
      return new TurnOutcome.Repeated();
    }
    AttributeValue held = head.get("turn");
    if (held != null && requiredNumber(held.m(), "until") >= clock.millis()) {
      return requiredString(held.m(), "ask").equals(ask.askId())
          ? new TurnOutcome.Repeated()
          : new TurnOutcome.Busy();
    }
    return new TurnOutcome.IdUsed();
  }

  private static AttributeValue strings(List<String> values) {
    return AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList());
  }

  private static List<String> strings(@Nullable AttributeValue list) {
    return list == null ? List.of() : list.l().stream().map(AttributeValue::s).toList();
  }

  private static List<String> append(List<String> ids, String id) {
    List<String> all = new ArrayList<>(ids);
    all.add(id);
    return last(all, REMEMBERED_IDS);
  }

  private static <T> List<T> last(List<T> list, int count) {
    return List.copyOf(list.subList(Math.max(0, list.size() - count), list.size()));
  }
}

package dev.mangaassist.cascade.conversation;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.seconds;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.shared.tables.ConversationItem;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keeps each answered turn with what is needed to rate it later. */
public final class TurnArchive {
  private final DynamoDbClient dynamoDb;
  private final String tableName;
  private final InstantSource clock;

  public TurnArchive(DynamoDbClient dynamoDb, String tableName, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
    this.clock = clock;
  }

  /**
   * An answered turn.
   *
   * @param costNanos what the answer cost, in nano-dollars
   */
  public record AnsweredTurn(
      Turn turn,
      String question,
      String answer,
      Understanding understanding,
      Tier tier,
      String model,
      boolean escalated,
      boolean cached,
      BigDecimal confidence,
      long costNanos) {}

  public void put(AnsweredTurn answered) {
    Instant now = clock.instant();
    Map<String, AttributeValue> item =
        new HashMap<>(
            ConversationItem.turnKey(answered.turn.conversationId(), answered.turn.askId()));
    item.put("question", string(answered.question));
    item.put("answer", string(answered.answer));
    item.put("task", string(answered.understanding.task().wireName()));
    item.put("lang", string(answered.understanding.language().code()));
    item.put("tier", string(answered.tier.wireName()));
    item.put("model", string(answered.model));
    item.put("escalated", AttributeValue.fromBool(answered.escalated));
    item.put("cached", AttributeValue.fromBool(answered.cached));
    item.put("confidence", string(answered.confidence.toPlainString()));
    item.put("costNanos", number(answered.costNanos));
    item.put("at", string(now.toString()));
    item.put(Table.TTL_ATTRIBUTE, seconds(now.plus(ConversationItem.LIFE)));
    dynamoDb.putItem(request -> request.tableName(tableName).item(item));
  }
}

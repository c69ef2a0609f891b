package dev.mangaassist.cascade.cache;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.optionalString;
import static dev.mangaassist.shared.tables.Items.requiredNumber;
import static dev.mangaassist.shared.tables.Items.requiredString;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps answers in DynamoDB. An answer is never given past the end of its life, whenever DynamoDB
 * gets round to deleting it, and never to another customer than its owner, whatever the key says.
 */
public final class ResponseCache {
  private static final String KEY = Table.RESPONSES.partitionKey().name();

  private final DynamoDbClient dynamoDb;
  private final String tableName;
  private final InstantSource clock;

  public ResponseCache(DynamoDbClient dynamoDb, String tableName, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
    this.clock = clock;
  }

  public Optional<CachedAnswer> find(CacheKey key) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(request -> request.tableName(tableName).key(Map.of(KEY, string(key.hash()))))
            .item();
    if (item.isEmpty()
        || requiredNumber(item, Table.TTL_ATTRIBUTE) <= clock.instant().getEpochSecond()
        || !optionalString(item, "owner").equals(key.owner())) {
      return Optional.empty();
    }
    return Optional.of(
        new CachedAnswer(
            requiredString(item, "text"),
            Tier.fromWire(requiredString(item, "tier")).orElseThrow(),
            requiredString(item, "model"),
            Task.fromWire(requiredString(item, "task")).orElseThrow(),
            new BigDecimal(requiredString(item, "confidence")),
            requiredString(item, "finishReason"),
            requiredNumber(item, "costNanos")));
  }

  /** Keeps an answer for so long. */
  public void put(CacheKey key, CachedAnswer answer, Duration life) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(KEY, string(key.hash()));
    key.owner().ifPresent(owner -> item.put("owner", string(owner)));
    item.put("text", string(answer.text()));
    item.put("tier", string(answer.tier().wireName()));
    item.put("model", string(answer.model()));
    item.put("task", string(answer.task().wireName()));
    item.put("confidence", string(answer.confidence().toPlainString()));
    item.put("finishReason", string(answer.finishReason()));
    item.put("costNanos", number(answer.costNanos()));
    item.put(Table.TTL_ATTRIBUTE, number(clock.instant().plus(life).getEpochSecond()));
    dynamoDb.putItem(request -> request.tableName(tableName).item(item));
  }
}

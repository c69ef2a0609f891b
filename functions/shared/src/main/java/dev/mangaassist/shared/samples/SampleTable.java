package dev.mangaassist.shared.samples;

import static dev.mangaassist.shared.tables.Items.seconds;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The table of judged asks and of customers' ratings. Items stand under their task and language,
 * the judged ones in the order in which the asks arrived. Safe for use by several threads.
 */
public final class SampleTable {
  /** How long an item lives after its ask. */
  public static final Duration LIFE = Duration.ofDays(30);

  private static final String GROUP = Table.SAMPLES.partitionKey().name();
  private static final String ITEM = Table.SAMPLES.sortKey().orElseThrow().name();

  private final DynamoDbClient dynamoDb;
  private final String tableName;

  public SampleTable(DynamoDbClient dynamoDb, String tableName) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
  }

  /** Whether an ask has been judged. */
  public boolean isJudged(Task task, Language language, Instant at, String requestId) {
    return dynamoDb
        .getItem(
            request ->
                request
                    .tableName(tableName)
                    .key(key(task, language, SampleItems.judged(at, requestId)))
                    .projectionExpression("#item")
                    .expressionAttributeNames(Map.of("#item", ITEM)))
        .hasItem();
  }

  /**
   * Adds a judged ask.
   *
   * @return false if the ask has been judged before; what was found then stays
   */
  public boolean add(JudgedSample sample) {
    Map<String, AttributeValue> item = new HashMap<>(SampleItems.write(sample));
    item.putAll(
        key(sample.task(), sample.language(), SampleItems.judged(sample.at(), sample.requestId())));
    item.put(Table.TTL_ATTRIBUTE, seconds(sample.at().plus(LIFE)));
    try {
      dynamoDb.putItem(
          request ->
              request
                  .tableName(tableName)
                  .item(item)
                  .conditionExpression("attribute_not_exists(#item)")
                  .expressionAttributeNames(Map.of("#item", ITEM)));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /**
   * The judged asks of a task and language that arrived from one moment on and before another, the
   * newest first. Pages are read as the stream is.
   */
  public Stream<JudgedSample> judged(Task task, Language language, Instant from, Instant until) {
    return from.isBefore(until)
        ? dynamoDb.queryPaginator(range(task, language, from, until).build()).items().stream()
            .map(item -> SampleItems.read(item, task, language))
        : Stream.empty();
  }

  /** The newest of them, which costs reading one. */
  public Optional<JudgedSample> newest(Task task, Language language, Instant from, Instant until) {
    return from.isBefore(until)
        ? dynamoDb.query(range(task, language, from, until).limit(1).build()).items().stream()
            .map(item -> SampleItems.read(item, task, language))
            .findFirst()
        : Optional.empty();
  }

  /** BETWEEN includes both ends; no item is as short as the time alone, so that none equals one. */
  private QueryRequest.Builder range(Task task, Language language, Instant from, Instant until) {
    return QueryRequest.builder()
        .tableName(tableName)
        .scanIndexForward(false)
        .keyConditionExpression("#group = :group AND #item BETWEEN :from AND :until")
        .expressionAttributeNames(Map.of("#group", GROUP, "#item", ITEM))
        .expressionAttributeValues(
            Map.of(
                ":group", string(group(task, language)),
                ":from", string(SampleItems.time(from)),
                ":until", string(SampleItems.time(until))));
  }

  /** Keeps a rating; a later one of the same answer replaces it. */
  public void put(Rating rating) {
    Map<String, AttributeValue> item = new HashMap<>(SampleItems.write(rating));
    item.putAll(key(rating.task(), rating.language(), SampleItems.rated(rating)));
    item.put(Table.TTL_ATTRIBUTE, seconds(rating.answeredAt().plus(LIFE)));
    dynamoDb.putItem(request -> request.tableName(tableName).item(item));
  }

  private static Map<String, AttributeValue> key(Task task, Language language, String item) {
    return Map.of(GROUP, string(group(task, language)), ITEM, string(item));
  }

  private static String group(Task task, Language language) {
    return task.wireName() + "#" + language.code();
  }
}

package dev.mangaassist.shared.config;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.requiredNumber;
import static dev.mangaassist.shared.tables.Items.requiredString;
import static dev.mangaassist.shared.tables.Items.string;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The versions of the configuration. Item 0 points to the active one and carries a copy of it, so
 * that reading takes one request; every version stays as an item of its own. Publishing writes both
 * in one transaction, conditional on the version that the new one was derived from: of two writers
 * one wins, and a crash leaves a valid active configuration.
 */
public final class ConfigurationTable {
  private static final String NAME = "cascade";
  private static final int POINTER = 0;

  /** Another writer was here before, or is here at this very moment. */
  private static final Set<String> LOST_TO_ANOTHER_WRITER =
      Set.of("ConditionalCheckFailed", "TransactionConflict");

  private final DynamoDbClient dynamoDb;
  private final String tableName;
  private final InstantSource clock;

  public ConfigurationTable(DynamoDbClient dynamoDb, String tableName, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
    this.clock = clock;
  }

  /** The active version; {@link ConfigurationVersion#BUILT_IN} if nobody has published one. */
  public ConfigurationVersion active() {
    Map<String, AttributeValue> pointer =
        dynamoDb
            .getItem(request -> request.tableName(tableName).key(key(POINTER)).consistentRead(true))
            .item();
    return pointer.isEmpty() ? ConfigurationVersion.BUILT_IN : read(pointer);
  }

  /**
   * Makes a configuration the active one.
   *
   * @param base the version that it was derived from
   * @param author who or what writes it
   * @param reason why, in a sentence
   * @return the new version
   * @throws ConfigurationConflictException if another version has become active since {@code base},
   *     or is being written at the same time; nothing was written
   */
  public ConfigurationVersion publish(
      ConfigurationVersion base, Configuration configuration, String author, String reason) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var next = new ConfigurationVersion(base.version() + 1, configuration, author, reason, now);
    try {
      dynamoDb.transactWriteItems(
          request -> request.transactItems(newVersion(next), newPointer(next, base)));
    } catch (TransactionCanceledException e) {
      if (e.cancellationReasons().stream()
          .anyMatch(cancellation -> LOST_TO_ANOTHER_WRITER.contains(cancellation.code()))) {
        throw new ConfigurationConflictException(base.version(), e);
      }
      throw e;
    }
    return next;
  }

  private TransactWriteItem newVersion(ConfigurationVersion next) {
    Put.Builder put = putUnlessThere(item(next, next.version()));
    return TransactWriteItem.builder().put(put.build()).build();
  }

  private TransactWriteItem newPointer(ConfigurationVersion next, ConfigurationVersion base) {
    Put.Builder put = putUnlessThere(item(next, POINTER));
    if (base.version() != POINTER) {
      put.conditionExpression("active = :base")
          .expressionAttributeValues(Map.of(":base", number(base.version())));
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }

  private Put.Builder putUnlessThere(Map<String, AttributeValue> item) {
    return Put.builder()
        .tableName(tableName)
        .item(item)
        .conditionExpression("attribute_not_exists(document)");
  }

  private static Map<String, AttributeValue> key(int version) {
    return Map.of("name", string(NAME), "version", number(version));
  }

  private static Map<String, AttributeValue> item(ConfigurationVersion version, int sortKey) {
    Map<String, AttributeValue> item = new HashMap<>(key(sortKey));
    item.put("active", number(version.version()));
    item.put("document", string(ConfigurationJson.write(version.configuration())));
    item.put("author", string(version.author()));
    item.put("reason", string(version.reason()));
    item.put("since", string(version.since().toString()));
    return item;
  }

  private static ConfigurationVersion read(Map<String, AttributeValue> item) {
    return new ConfigurationVersion(
        Math.toIntExact(requiredNumber(item, "active")),
        ConfigurationJson.read(requiredString(item, "document")),
        requiredString(item, "author"),
        requiredString(item, "reason"),
        Instant.parse(requiredString(item, "since")));
  }
}

package dev.mangaassist.shared.config;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.requiredNumber;
import static dev.mangaassist.shared.tables.Items.requiredString;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.shared.tables.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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

  /** A version that was published, or {@link ConfigurationVersion#BUILT_IN} for 0. */
  public Optional<ConfigurationVersion> version(int number) {
    if (number == POINTER) {
      return Optional.of(ConfigurationVersion.BUILT_IN);
    }
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(request -> request.tableName(tableName).key(key(number)).consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(read(item));
  }

  /** The last published versions, the newest first. */
  public List<ConfigurationVersion> history(int most) {
    return dynamoDb
        .query(
            request ->
                request
                    .tableName(tableName)
                    .keyConditionExpression("#name = :name and version > :pointer")
                    .expressionAttributeNames(Map.of("#name", "name"))
                    .expressionAttributeValues(
                        Map.of(":name", string(NAME), ":pointer", number(POINTER)))
                    .scanIndexForward(false)
                    .limit(most)
                    .consistentRead(true))
        .items()
        .stream()
        .map(ConfigurationTable::read)
        .toList();
  }

  /** As {@link #publish(ConfigurationVersion, Configuration, String, String, Function)}, alone. */
  public ConfigurationVersion publish(
      ConfigurationVersion base, Configuration configuration, String author, String reason) {
    return publish(base, configuration, author, reason, next -> List.of());
  }

  /**
   * Makes a configuration the active one.
   *
   * @param base the version that it was derived from
   * @param author who or what writes it
   * @param reason why, in a sentence
   * @param alongside what else to write in the same transaction, given the new version
   * @return the new version
   * @throws ConfigurationConflictException if another version has become active since {@code base},
   *     or is being written at the same time, or a condition of what is written alongside does not
   *     hold; nothing was written
   */
  public ConfigurationVersion publish(
      ConfigurationVersion base,
      Configuration configuration,
      String author,
      String reason,
      Function<ConfigurationVersion, List<TransactWriteItem>> alongside) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var next = new ConfigurationVersion(base.version() + 1, configuration, author, reason, now);
    List<TransactWriteItem> writes =
        Stream.concat(
                Stream.of(newVersion(next), newPointer(next, base)), alongside.apply(next).stream())
            .toList();
    try {
      dynamoDb.transactWriteItems(request -> request.transactItems(writes));
    } catch (TransactionCanceledException e) {
      if (Transactions.isLostToAnotherWriter(e)) {
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

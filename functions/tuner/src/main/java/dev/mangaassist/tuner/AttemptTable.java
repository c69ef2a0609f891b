package dev.mangaassist.tuner;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.requiredNumber;
import static dev.mangaassist.shared.tables.Items.requiredString;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.tuner.certification.Attempt;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The attempts to certify thresholds, an item each, in the table of the configuration. A number is
 * written once: of two runs that make the same attempt one is kept.
 */
final class AttemptTable {
  private static final String NAME = "certification";
  private static final String NEEDED = "samplesNeeded";

  private final DynamoDbClient dynamoDb;
  private final String tableName;

  AttemptTable(DynamoDbClient dynamoDb, String tableName) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
  }

  /** The last attempt, if there was one. */
  Optional<Attempt> last() {
    return dynamoDb
        .query(
            request ->
                request
                    .tableName(tableName)
                    .keyConditionExpression("#name = :name")
                    .expressionAttributeNames(Map.of("#name", "name"))
                    .expressionAttributeValues(Map.of(":name", string(NAME)))
                    .scanIndexForward(false)
                    .limit(1)
                    .consistentRead(true))
        .items()
        .stream()
        .findFirst()
        .map(AttemptTable::read);
  }

  /** What keeps an attempt. */
  TransactWriteItem write(Attempt attempt) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("name", string(NAME));
    item.put("version", number(attempt.number()));
    item.put("at", string(attempt.at().toString()));
    item.put("until", string(attempt.until().toString()));
    item.put("samples", number(attempt.samples()));
    item.put("certified", AttributeValue.fromBool(attempt.certified()));
    attempt.samplesNeeded().ifPresent(needed -> item.put(NEEDED, number(needed)));
    item.put("result", string(attempt.result()));
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(tableName)
                .item(item)
                .conditionExpression("attribute_not_exists(certified)")
                .build())
        .build();
  }

  private static Attempt read(Map<String, AttributeValue> item) {
    return new Attempt(
        Math.toIntExact(requiredNumber(item, "version")),
        Instant.parse(requiredString(item, "at")),
        Instant.parse(requiredString(item, "until")),
        Math.toIntExact(requiredNumber(item, "samples")),
        item.getOrDefault("certified", AttributeValue.fromBool(false)).bool(),
        item.containsKey(NEEDED)
            ? OptionalLong.of(requiredNumber(item, NEEDED))
            : OptionalLong.empty(),
        requiredString(item, "result"));
  }
}

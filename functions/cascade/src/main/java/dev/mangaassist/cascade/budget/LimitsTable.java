package dev.mangaassist.cascade.budget;

import static dev.mangaassist.shared.tables.Items.seconds;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.shared.tables.Table;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The table of limits: an item a subject and day, which ends a day after its day.
 *
 * @param callTimeout how long a call may take, retries included
 */
record LimitsTable(DynamoDbClient dynamoDb, String name, Duration callTimeout) {
  private static final String SUBJECT = Table.LIMITS.partitionKey().name();
  private static final String WINDOW = Table.LIMITS.sortKey().orElseThrow().name();

  /**
   * Updates an item and returns what the request asks to be returned.
   *
   * @throws software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException with the
   *     item as it is, if its condition does not hold
   */
  Map<String, AttributeValue> update(
      String subject, LocalDate day, Consumer<UpdateItemRequest.Builder> update) {
    return dynamoDb
        .updateItem(
            request ->
                request
                    .tableName(name)
                    .key(Map.of(SUBJECT, string(subject), WINDOW, string(day.toString())))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .overrideConfiguration(call -> call.apiCallTimeout(callTimeout))
                    .applyMutation(update))
        .attributes();
  }

  /** When the items of a day end. */
  static AttributeValue end(LocalDate day) {
    return seconds(day.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** A number that an item may hold; 0 if it does not. */
  static long count(Map<String, AttributeValue> item, String attribute) {
    AttributeValue value = item.get(attribute);
    return value == null ? 0 : Long.parseLong(value.n());
  }
}

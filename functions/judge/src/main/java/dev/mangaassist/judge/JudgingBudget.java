package dev.mangaassist.judge;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.seconds;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.tables.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * What judging may cost in a day (UTC). The most that an ask can cost is claimed before it is
 * judged, and what it has cost is settled afterwards; a claim that is never settled stays spent. By
 * any moment no more is granted than the share of the day that has passed, and an hour's worth
 * more, so that asks which the budget does not cover are missing all day long and not all in the
 * evening. One item a day, with an attribute for each open claim: because an update names its
 * claim, the SDK may repeat it. Safe for use by several threads.
 */
final class JudgingBudget {
  private static final String SUBJECT = "judging";
  private static final String USED = "used";
  private static final int NANO_DIGITS = 9;
  private static final Duration DAY = Duration.ofDays(1);

  /** How far spending may be ahead of the day. */
  private static final Duration AHEAD = Duration.ofHours(1);

  private final DynamoDbClient dynamoDb;
  private final String tableName;
  private final RandomGenerator random;
  private final InstantSource clock;

  /**
   * @param random names claims
   */
  JudgingBudget(
      DynamoDbClient dynamoDb, String tableName, RandomGenerator random, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Money that is set aside.
   *
   * @param attribute what names it in its day's item; empty if there is no budget to draw on
   */
  record Claim(LocalDate day, Optional<String> attribute, long nanos) {}

  /**
   * Sets money aside. Whether there is some depends on the dearest ask there can be and not on this
   * one: else the last of an hour's money would go to short asks only, and samples would speak of
   * these.
   *
   * @param nanos the most that this ask can cost, at most what the dearest can
   * @param dearestNanos the most that any ask can cost
   * @return empty if there is no money for it now
   */
  Optional<Claim> claim(long nanos, long dearestNanos, Configuration configuration) {
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (configuration.judgingBudgetPerDayUsd().isEmpty()) {
      return Optional.of(new Claim(day, Optional.empty(), nanos));
    }
    long room = line(configuration.judgingBudgetPerDayUsd().get(), now, day) - dearestNanos;
    if (room < 0) {
      return Optional.empty();
    }
    String attribute = "c#" + HexFormat.of().toHexDigits(random.nextLong());
    try {
      dynamoDb.updateItem(
          request ->
              request
                  .tableName(tableName)
                  .key(key(day))
                  .conditionExpression(
                      "attribute_not_exists(#claim)"
                          + " AND (attribute_not_exists(#used) OR #used <= :room)")
                  .updateExpression("SET #claim = :nanos, #end = :end ADD #used :nanos")
                  .expressionAttributeNames(
                      Map.of("#claim", attribute, "#used", USED, "#end", Table.TTL_ATTRIBUTE))
                  .expressionAttributeValues(
                      Map.of(":nanos", number(nanos), ":room", number(room), ":end", end(day)))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
    } catch (ConditionalCheckFailedException e) {
      if (!e.hasItem() || !e.item().containsKey(attribute)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Claim(day, Optional.of(attribute), nanos));
  }

  /** Puts what was spent in the place of what was claimed; does nothing if that was done before. */
  void settle(Claim claim, long spentNanos) {
    claim.attribute().ifPresent(attribute -> settle(claim, attribute, spentNanos));
  }

  private void settle(Claim claim, String attribute, long spentNanos) {
    try {
      dynamoDb.updateItem(
          request ->
              request
                  .tableName(tableName)
                  .key(key(claim.day()))
                  .conditionExpression("attribute_exists(#claim)")
                  .updateExpression("ADD #used :correction REMOVE #claim")
                  .expressionAttributeNames(Map.of("#claim", attribute, "#used", USED))
                  .expressionAttributeValues(
                      Map.of(":correction", number(spentNanos - claim.nanos()))));
    } catch (ConditionalCheckFailedException e) {
      // settled before
    }
  }

  /** How much may have been granted by now, in nano-dollars. */
  private static long line(BigDecimal budgetUsd, Instant now, LocalDate day) {
    Duration passed = Duration.between(day.atStartOfDay(ZoneOffset.UTC).toInstant(), now);
    long millis = Math.min(passed.plus(AHEAD).toMillis(), DAY.toMillis());
    return budgetUsd
        .movePointRight(NANO_DIGITS)
        .multiply(BigDecimal.valueOf(millis))
        .divide(BigDecimal.valueOf(DAY.toMillis()), 0, RoundingMode.DOWN)
        .longValueExact();
  }

  private static Map<String, AttributeValue> key(LocalDate day) {
    return Map.of(
        Table.LIMITS.partitionKey().name(),
        string(SUBJECT),
        Table.LIMITS.sortKey().orElseThrow().name(),
        string(day.toString()));
  }

  private static AttributeValue end(LocalDate day) {
    return seconds(day.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}

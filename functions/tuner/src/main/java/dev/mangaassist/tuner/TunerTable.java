package dev.mangaassist.tuner;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.requiredNumber;
import static dev.mangaassist.shared.tables.Items.requiredString;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.shared.tables.Transactions;
import dev.mangaassist.tuner.certification.Attempt;
import dev.mangaassist.tuner.certification.Step;
import dev.mangaassist.tuner.rules.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The tuner's memory, one item, and its reports, an item a run, in the table of the configuration.
 * Both are written at once, conditional on the memory that the run began with: of two runs at the
 * same time one is kept.
 */
final class TunerTable {
  private static final String MEMORY = "tuner";
  private static final String REPORTS = "report";
  private static final String DOCUMENT = "document";
  private static final String REVISION = "revision";

  private final DynamoDbClient dynamoDb;
  private final String tableName;
  private final AttemptTable attempts;

  TunerTable(DynamoDbClient dynamoDb, String tableName) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
    this.attempts = new AttemptTable(dynamoDb, tableName);
  }

  /**
   * A memory as it is kept.
   *
   * @param revision counts the runs that were kept
   * @param memory absent if there is none that this release can read
   */
  record Kept(long revision, Optional<Memory> memory) {}

  Kept read() {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                request -> request.tableName(tableName).key(key(MEMORY, 0)).consistentRead(true))
            .item();
    return item.isEmpty()
        ? new Kept(0, Optional.of(Memory.NONE))
        : new Kept(requiredNumber(item, REVISION), MemoryJson.read(requiredString(item, DOCUMENT)));
  }

  /** Keeps a memory and a report; false if another run was kept since the memory was read. */
  boolean keep(Kept before, Memory memory, TuningReport report) {
    try {
      dynamoDb.transactWriteItems(request -> request.transactItems(writes(before, memory, report)));
      return true;
    } catch (TransactionCanceledException e) {
      if (Transactions.isLostToAnotherWriter(e)) {
        return false;
      }
      throw e;
    }
  }

  /** The last attempt to certify thresholds, if there was one. */
  Optional<Attempt> lastAttempt() {
    return attempts.last();
  }

  /**
   * What keeps a memory and a report, with the attempt that it tells of, to be written in one
   * transaction.
   */
  List<TransactWriteItem> writes(Kept before, Memory memory, TuningReport report) {
    long revision = before.revision() + 1;
    Put.Builder newMemory =
        Put.builder()
            .tableName(tableName)
            .item(
                item(
                    key(MEMORY, 0),
                    Map.of(
                        REVISION, number(revision),
                        DOCUMENT, string(MemoryJson.write(memory)))));
    if (before.revision() == 0) {
      newMemory.conditionExpression("attribute_not_exists(revision)");
    } else {
      newMemory
          .conditionExpression("revision = :before")
          .expressionAttributeValues(Map.of(":before", number(before.revision())));
    }
    Put newReport =
        Put.builder()
            .tableName(tableName)
            .item(
                item(
                    key(REPORTS, revision),
                    Map.of(
                        "at",
                        string(report.at().toString()),
                        "outcome",
                        string(report.outcome().sentence()),
                        DOCUMENT,
                        string(TuningReportJson.write(report).toString()))))
            .build();
    return Stream.concat(
            Stream.of(newMemory.build(), newReport)
                .map(put -> TransactWriteItem.builder().put(put).build()),
            report.certification().flatMap(Step::attempt).map(attempts::write).stream())
        .toList();
  }

  private static Map<String, AttributeValue> key(String name, long version) {
    return Map.of("name", string(name), "version", number(version));
  }

  private static Map<String, AttributeValue> item(
      Map<String, AttributeValue> key, Map<String, AttributeValue> rest) {
    Map<String, AttributeValue> item = new HashMap<>(key);
    item.putAll(rest);
    return item;
  }
}

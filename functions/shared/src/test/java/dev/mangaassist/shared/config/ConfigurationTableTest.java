package dev.mangaassist.shared.config;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.requiredNumber;
import static dev.mangaassist.shared.tables.Items.requiredString;
import static dev.mangaassist.shared.tables.Items.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.mangaassist.shared.config.PastVersion.Standing;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

final class ConfigurationTableTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123456789Z");
  private static final Configuration STRICTER =
      Configuration.DEFAULT.withConfidenceThreshold(new BigDecimal("0.82"));
  private static final Configuration SHORTER = Configuration.DEFAULT.withHaikuMaxTokens(896);

  @AutoClose private static final DynamoDbLocalFixture dynamoDb = new DynamoDbLocalFixture();

  private final ConfigurationTable table =
      new ConfigurationTable(dynamoDb.client(), dynamoDb.tableName(Table.CONFIG), () -> NOW);

  @AfterEach
  void empty() {
    for (Map<String, AttributeValue> item : items()) {
      dynamoDb
          .client()
          .deleteItem(
              request ->
                  request
                      .tableName(dynamoDb.tableName(Table.CONFIG))
                      .key(Map.of("name", item.get("name"), "version", item.get("version"))));
    }
  }

  @Test
  void anEmptyTableHasTheBuiltInVersion() {
    assertThat(table.active()).isEqualTo(ConfigurationVersion.BUILT_IN);
  }

  @Test
  void theFirstPublishedVersionIsOneAndActive() {
    ConfigurationVersion published =
        table.publish(ConfigurationVersion.BUILT_IN, STRICTER, "tuner", "Quality was low.");

    assertThat(published)
        .isEqualTo(
            new ConfigurationVersion(
                1,
                STRICTER,
                "tuner",
                "Quality was low.",
                Instant.parse("2026-11-23T10:15:30.123Z")));
    assertThat(table.active()).isEqualTo(published);
  }

  @Test
  void everyFieldOfAConfigurationIsReadBackExactly() {
    var all =
        Configuration.DEFAULT.toBuilder()
            .minTaskProbability(new BigDecimal("0.4125"))
            .confidenceThreshold(new BigDecimal("0.715"))
            .maxEscalations(0)
            .haikuMaxTokens(257)
            .sonnetMaxTokens(4096)
            .haikuTemperature(new BigDecimal("0.10"))
            .sonnetTemperature(BigDecimal.ONE)
            .responseCacheEnabled(false)
            .responseCacheLife(Duration.ofSeconds(61))
            .escalationTimeLimit(Duration.ofMillis(1))
            .canaryShare(new BigDecimal("0.25"))
            .build();

    table.publish(ConfigurationVersion.BUILT_IN, all, "person", "Try them all.");

    assertThat(table.active().configuration()).isEqualTo(all);
  }

  @Test
  void everyVersionStays() {
    ConfigurationVersion first =
        table.publish(ConfigurationVersion.BUILT_IN, STRICTER, "tuner", "First.");
    table.publish(first, SHORTER, "tuner", "Second.");

    assertThat(items())
        .extracting(item -> requiredNumber(item, "version"), item -> requiredString(item, "reason"))
        .containsExactlyInAnyOrder(tuple(0L, "Second."), tuple(1L, "First."), tuple(2L, "Second."));
  }

  @Test
  void versionsCanBeReadByNumberAndNewestFirst() {
    ConfigurationVersion first =
        table.publish(ConfigurationVersion.BUILT_IN, STRICTER, "tuner", "First.");
    ConfigurationVersion second = table.publish(first, SHORTER, "tuner", "Second.");

    assertThat(table.version(1)).contains(first);
    assertThat(table.version(2)).contains(second);
    assertThat(table.version(0)).contains(ConfigurationVersion.BUILT_IN);
    assertThat(table.version(3)).isEmpty();
    assertThat(table.history(5))
        .containsExactly(past(second, Standing.ACTIVE), past(first, Standing.REPLACED));
    assertThat(table.history(1)).containsExactly(past(second, Standing.ACTIVE));
  }

  @Test
  void aHistoryOfMoreThanAPageIsWhole() {
    String longReason = "x".repeat(300_000); // four of them are more than a query's megabyte
    ConfigurationVersion last = ConfigurationVersion.BUILT_IN;
    for (int i = 0; i < 5; i++) {
      last = table.publish(last, i % 2 == 0 ? STRICTER : SHORTER, "person", longReason);
    }

    assertThat(table.history(5))
        .extracting(past -> past.version().version())
        .containsExactly(5, 4, 3, 2, 1);
  }

  @Test
  void aVersionDerivedFromAStaleOneIsRefusedAndLeavesNothing() {
    ConfigurationVersion first =
        table.publish(ConfigurationVersion.BUILT_IN, STRICTER, "tuner", "First.");
    table.publish(first, SHORTER, "tuner", "Second.");
    List<Map<String, AttributeValue>> before = items();

    assertThatExceptionOfType(ConfigurationConflictException.class)
        .isThrownBy(() -> table.publish(first, STRICTER, "person", "Late."))
        .withMessageContaining("version 1")
        .withMessageContaining("read the active one and derive again");
    assertThatExceptionOfType(ConfigurationConflictException.class)
        .isThrownBy(
            () -> table.publish(ConfigurationVersion.BUILT_IN, STRICTER, "person", "Later."));

    assertThat(items()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void ofWritersAtOnceExactlyOneWins() throws Exception {
    int writers = 4;
    var together = new CyclicBarrier(writers);
    ConfigurationVersion base = ConfigurationVersion.BUILT_IN;
    for (int round = 1; round <= 5; round++) {
      List<Future<ConfigurationVersion>> results = new ArrayList<>();
      try (var threads = Executors.newFixedThreadPool(writers)) {
        for (int writer = 0; writer < writers; writer++) {
          results.add(threads.submit(publishing(together, base, "writer " + writer)));
        }
      }

      List<ConfigurationVersion> won =
          results.stream()
              .filter(result -> result.state() == Future.State.SUCCESS)
              .map(Future::resultNow)
              .toList();
      assertThat(results)
          .filteredOn(result -> result.state() == Future.State.FAILED)
          .hasSize(writers - 1)
          .allSatisfy(
              result ->
                  assertThat(result.exceptionNow())
                      .isInstanceOf(ConfigurationConflictException.class));
      assertThat(won).containsExactly(table.active());
      base = won.getFirst();
      assertThat(base.version()).isEqualTo(round);
    }
  }

  private Callable<ConfigurationVersion> publishing(
      CyclicBarrier together, ConfigurationVersion base, String author) {
    return () -> {
      together.await();
      return table.publish(base, STRICTER, author, "To be first.");
    };
  }

  @Test
  void aTransactionThatMeetsAnotherOneIsAConflictAndEveryOtherCancellationIsNot() {
    assertThatExceptionOfType(ConfigurationConflictException.class)
        .isThrownBy(() -> publishCancelledFor("TransactionConflict"));
    assertThatExceptionOfType(TransactionCanceledException.class)
        .isThrownBy(() -> publishCancelledFor("ThrottlingError"));
  }

  /** DynamoDB Local runs its transactions one after another, so that they never meet. */
  private static void publishCancelledFor(String code) {
    var cancelling =
        new DynamoDbClient() {
          @Override
          public GetItemResponse getItem(GetItemRequest request) {
            return GetItemResponse.builder().build();
          }

          @Override
          public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            throw TransactionCanceledException.builder()
                .cancellationReasons(List.of(CancellationReason.builder().code(code).build()))
                .build();
          }

          @Override
          public String serviceName() {
            return SERVICE_NAME;
          }

          @Override
          public void close() {}
        };
    new ConfigurationTable(cancelling, "config", () -> NOW)
        .publish(ConfigurationVersion.BUILT_IN, STRICTER, "tuner", "To be cancelled.");
  }

  @Test
  void aDocumentOfAnOlderReleaseTakesDefaultsForWhatItLacks() {
    put("{\"haikuMaxTokens\":512}");

    assertThat(table.active().configuration())
        .isEqualTo(Configuration.DEFAULT.withHaikuMaxTokens(512));
  }

  @Test
  void aDocumentThatIsNoConfigurationIsRefused() {
    for (String document :
        List.of("", "[]", "{", "{\"responseCacheLife\":\"long\"}", "{\"maxEscalations\":2}")) {
      put(document);
      assertThatIllegalArgumentException().as(document).isThrownBy(table::active);
    }
  }

  private static PastVersion past(ConfigurationVersion version, Standing standing) {
    return new PastVersion(version, standing, Optional.empty());
  }

  private static void put(String document) {
    dynamoDb
        .client()
        .putItem(
            request ->
                request
                    .tableName(dynamoDb.tableName(Table.CONFIG))
                    .item(
                        Map.of(
                            "name", string("cascade"),
                            "version", number(0),
                            "active", number(7),
                            "document", string(document),
                            "author", string("person"),
                            "reason", string("By hand."),
                            "since", string("2026-11-23T10:00:00Z"))));
  }

  private static List<Map<String, AttributeValue>> items() {
    return dynamoDb
        .client()
        .scan(request -> request.tableName(dynamoDb.tableName(Table.CONFIG)).consistentRead(true))
        .items();
  }
}

package dev.mangaassist.shared.config;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mangaassist.shared.config.PastVersion.Standing;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Versions on trial, against DynamoDB Local. */
final class TrialsTest {
  private static final Configuration STRICTER =
      Configuration.DEFAULT.withConfidenceThreshold(new BigDecimal("0.82"));
  private static final Configuration SHORTER = Configuration.DEFAULT.withHaikuMaxTokens(896);

  @AutoClose private final DynamoDbLocalFixture dynamoDb = new DynamoDbLocalFixture();
  private Instant now = Instant.parse("2026-11-25T10:00:00Z");
  private final ConfigurationTable table =
      new ConfigurationTable(dynamoDb.client(), dynamoDb.tableName(Table.CONFIG), () -> now);

  @Test
  void aTrialServesBesideTheActiveVersionWithTheShareThatThatOneSays() {
    ConfigurationVersion base =
        table.publish(
            ConfigurationVersion.BUILT_IN,
            STRICTER.toBuilder().canaryShare(new BigDecimal("0.25")).build(),
            "person",
            "First.");

    Canary canary = trial(base, SHORTER);

    assertThat(canary.version().version()).isEqualTo(2);
    assertThat(canary.share()).isEqualTo(new BigDecimal("0.25"));
    assertThat(table.serving()).isEqualTo(new ActiveConfiguration(base, Optional.of(canary)));
    assertThat(table.active()).isEqualTo(base);
    assertThat(table.version(2)).contains(canary.version());
    assertThat(history()).containsExactly("2 on trial", "1 active");
  }

  @Test
  void theVeryFirstVersionMayBeATrialBesideTheBuiltInOne() {
    Canary canary = trial(ConfigurationVersion.BUILT_IN, SHORTER);

    assertThat(table.serving())
        .isEqualTo(new ActiveConfiguration(ConfigurationVersion.BUILT_IN, Optional.of(canary)));
    assertThat(table.promote(canary, "nothing is worse", next -> List.of()).version()).isEqualTo(1);
    assertThat(history()).containsExactly("1 active, promoted from its trial: nothing is worse");
  }

  @Test
  void aPromotedVersionIsActiveFromThenOn() {
    Canary canary = trial(ConfigurationVersion.BUILT_IN, SHORTER);
    now = now.plusSeconds(900);

    ConfigurationVersion promoted = table.promote(canary, "nothing is worse", next -> List.of());

    assertThat(promoted)
        .isEqualTo(new ConfigurationVersion(1, SHORTER, "tuner", "To try it.", now));
    assertThat(table.serving()).isEqualTo(ActiveConfiguration.only(promoted));
    assertThat(table.version(1)).contains(promoted);
  }

  @Test
  void aWithdrawnVersionIsKeptWithItsReasonAndItsNumberIsNotUsedAgain() {
    Canary canary = trial(ConfigurationVersion.BUILT_IN, SHORTER);

    table.withdraw(canary, "the mean quality is worse", List.of());
    assertThat(table.serving()).isEqualTo(ActiveConfiguration.BUILT_IN);
    ConfigurationVersion next =
        table.publish(ConfigurationVersion.BUILT_IN, STRICTER, "person", "By hand.");
    Canary again = trial(next, SHORTER);
    table.withdraw(again, "it is worse again", List.of());

    assertThat(next.version()).isEqualTo(2);
    assertThat(again.version().version()).isEqualTo(3);
    assertThat(history())
        .containsExactly(
            "3 withdrawn: it is worse again", "2 active", "1 withdrawn: the mean quality is worse");
    assertThat(table.version(1)).contains(canary.version());
  }

  @Test
  void publishingAtOnceEndsAnOpenTrial() {
    Canary canary = trial(ConfigurationVersion.BUILT_IN, SHORTER);

    ConfigurationVersion published =
        table.publish(ConfigurationVersion.BUILT_IN, STRICTER, "person", "By hand.");

    assertThat(published.version()).isEqualTo(2);
    assertThat(table.serving()).isEqualTo(ActiveConfiguration.only(published));
    assertThat(history()).containsExactly("2 active", "1 withdrawn: version 2 was published");
    assertThatExceptionOfType(ConfigurationConflictException.class)
        .isThrownBy(() -> table.promote(canary, "late", next -> List.of()))
        .withMessageContaining("Version 1 is no longer on trial");
    assertThatExceptionOfType(ConfigurationConflictException.class)
        .isThrownBy(() -> table.withdraw(canary, "late", List.of()));
  }

  @Test
  void thereIsOneTrialAtATimeAndNoneBesideAStaleVersion() {
    ConfigurationVersion base =
        table.publish(ConfigurationVersion.BUILT_IN, STRICTER, "person", "First.");
    assertThatExceptionOfType(ConfigurationConflictException.class)
        .isThrownBy(() -> trial(ConfigurationVersion.BUILT_IN, SHORTER))
        .withMessageContaining("derived from version 0");
    trial(base, SHORTER);
    List<Map<String, AttributeValue>> before = items();

    assertThatExceptionOfType(ConfigurationConflictException.class)
        .isThrownBy(() -> trial(base, STRICTER))
        .withMessageContaining("Version 2 is on trial");
    assertThat(items()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void whereCanariesAreSwitchedOffThereIsNoTrial() {
    ConfigurationVersion base =
        table.publish(
            ConfigurationVersion.BUILT_IN,
            STRICTER.toBuilder().canaryShare(BigDecimal.ZERO).build(),
            "person",
            "No canaries.");

    assertThatIllegalArgumentException().isThrownBy(() -> trial(base, SHORTER));
    assertThat(table.serving()).isEqualTo(ActiveConfiguration.only(base));
  }

  @Test
  void ofTwoWhoEndATrialInDifferentWaysAtOnceOneWins() throws Exception {
    for (int round = 1; round <= 5; round++) {
      ConfigurationVersion base = table.active();
      Canary canary = trial(base, SHORTER);
      var together = new CyclicBarrier(3);
      List<Callable<String>> writers =
          List.of(
              () -> {
                together.await();
                table.promote(canary, "it is good", next -> List.of());
                return "promoted";
              },
              () -> {
                together.await();
                table.withdraw(canary, "it is bad", List.of());
                return "withdrawn";
              },
              () -> {
                together.await();
                table.publish(base, STRICTER, "person", "By hand.");
                return "published";
              });

      List<String> won = new ArrayList<>();
      try (var threads = Executors.newFixedThreadPool(3)) {
        for (Future<String> result : threads.invokeAll(writers)) {
          if (result.state() == Future.State.SUCCESS) {
            won.add(result.resultNow());
          } else {
            assertThat(result.exceptionNow()).isInstanceOf(ConfigurationConflictException.class);
          }
        }
      }

      assertThat(won).isNotEmpty();
      // a withdrawn trial leaves its base active, so that publishing may still follow
      assertThat(won).doesNotContainSequence("promoted", "withdrawn");
      assertThat(won).isNotEqualTo(List.of("promoted", "published"));
      assertThat(table.serving().canary()).isEmpty();
      assertThat(table.history(20))
          .filteredOn(past -> past.standing() == Standing.ACTIVE)
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void ofTwoTrialsAtOnceOneIsOpened() throws Exception {
    var together = new CyclicBarrier(2);
    List<Callable<Canary>> writers = new ArrayList<>();
    for (Configuration tried : List.of(SHORTER, STRICTER)) {
      writers.add(
          () -> {
            together.await();
            return trial(ConfigurationVersion.BUILT_IN, tried);
          });
    }

    List<Canary> opened = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (Future<Canary> result : threads.invokeAll(writers)) {
        if (result.state() == Future.State.SUCCESS) {
          opened.add(result.resultNow());
        }
      }
    }

    assertThat(opened).hasSize(1);
    assertThat(table.serving().canary()).contains(opened.getFirst());
  }

  @Test
  void whatIsWrittenAlongsideIsWrittenWithTheTrialOrNotAtAll() {
    Canary canary =
        table.trial(
            ConfigurationVersion.BUILT_IN,
            SHORTER,
            "tuner",
            "To try it.",
            tried -> List.of(note("trial of " + tried.version().version())));
    List<Map<String, AttributeValue>> before = items();

    // the note is there already, which the condition of this one forbids
    assertThatThrownBy(() -> table.promote(canary, "good", next -> List.of(note("promoted"))))
        .isInstanceOf(ConfigurationConflictException.class);
    assertThatThrownBy(() -> table.withdraw(canary, "bad", List.of(note("withdrawn"))))
        .isInstanceOf(ConfigurationConflictException.class);

    assertThat(items()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(before).anyMatch(item -> item.containsValue(string("trial of 1")));
  }

  @Test
  void aPointerOfAnOlderReleaseIsReadAndItsVersionIsTheLatest() {
    for (int version : List.of(0, 7)) {
      put(version);
    }

    ConfigurationVersion base = table.active();
    assertThat(table.serving()).isEqualTo(ActiveConfiguration.only(base));
    assertThat(history()).containsExactly("7 active");

    Canary canary = trial(base, SHORTER);
    assertThat(canary.version().version()).isEqualTo(8);
    table.withdraw(canary, "it is worse", List.of());
    assertThat(table.publish(table.active(), STRICTER, "person", "Next.").version()).isEqualTo(9);
    assertThat(history()).containsExactly("9 active", "8 withdrawn: it is worse", "7 replaced");
  }

  private Canary trial(ConfigurationVersion base, Configuration configuration) {
    return table.trial(base, configuration, "tuner", "To try it.", canary -> List.of());
  }

  private List<String> history() {
    return table.history(10).stream()
        .map(past -> past.version().version() + " " + past.fate())
        .toList();
  }

  private TransactWriteItem note(String text) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(dynamoDb.tableName(Table.CONFIG))
                    .item(
                        Map.of("name", string("note"), "version", number(1), "text", string(text)))
                    .conditionExpression("attribute_not_exists(version)"))
        .build();
  }

  private void put(int sortKey) {
    dynamoDb
        .client()
        .putItem(
            request ->
                request
                    .tableName(dynamoDb.tableName(Table.CONFIG))
                    .item(
                        Map.of(
                            "name", string("cascade"),
                            "version", number(sortKey),
                            "active", number(7),
                            "document", string("{\"haikuMaxTokens\":512}"),
                            "author", string("person"),
                            "reason", string("By hand."),
                            "since", string("2026-11-23T10:00:00Z"))));
  }

  private List<Map<String, AttributeValue>> items() {
    return dynamoDb
        .client()
        .scan(request -> request.tableName(dynamoDb.tableName(Table.CONFIG)).consistentRead(true))
        .items();
  }
}

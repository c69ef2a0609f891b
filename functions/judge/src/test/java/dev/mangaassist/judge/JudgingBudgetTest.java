package dev.mangaassist.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.judge.JudgingBudget.Claim;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Items;
import dev.mangaassist.shared.tables.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class JudgingBudgetTest {
  private static final long CENT = 10_000_000;
  private static final Configuration TWELVE_DOLLARS = limitedTo("12");

  private static final Random NAMES = new Random(3);

  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  @Test
  void aThousandClaimsAtOnceDoNotOvershootTheMoneyOfTheMoment()
      throws ExecutionException, InterruptedException {
    JudgingBudget budget = at("2031-01-01T11:00:00Z"); // half of the day, with the hour ahead
    List<Future<Optional<Claim>>> claims = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int ask = 0; ask < 1_000; ask++) {
        long nanos = (1 + ask % 3) * CENT;
        claims.add(threads.submit(() -> budget.claim(nanos, 3 * CENT, TWELVE_DOLLARS)));
      }
    }
    long granted = 0;
    for (Future<Optional<Claim>> claim : claims) {
      granted += claim.get().map(Claim::nanos).orElse(0L);
    }
    assertThat(granted).isBetween(600 * CENT - 3 * CENT, 600 * CENT);
    assertThat(used("2031-01-01")).isEqualTo(granted);
  }

  @Test
  void spendingKeepsPaceWithTheDay() {
    assertThat(grantedAt("2031-02-01T00:00:00Z")).isEqualTo(50); // an hour's worth of 1,200
    assertThat(grantedAt("2031-02-01T00:30:00Z")).isEqualTo(25);
    assertThat(grantedAt("2031-02-01T12:00:00Z")).isEqualTo(575);
    assertThat(grantedAt("2031-02-01T23:59:59Z")).isEqualTo(550); // and no more than all of it
    assertThat(grantedAt("2031-02-02T00:00:00Z")).isEqualTo(50);
  }

  @Test
  void whatWasNotSpentIsThereForOthersOnceItIsSettled() {
    JudgingBudget budget = at("2031-03-01T00:00:00Z");
    Claim claim = budget.claim(50 * CENT, 50 * CENT, TWELVE_DOLLARS).orElseThrow();
    assertThat(budget.claim(CENT, 50 * CENT, TWELVE_DOLLARS)).isEmpty();
    budget.settle(claim, CENT);
    budget.settle(claim, CENT);
    assertThat(used("2031-03-01")).isEqualTo(CENT);
    assertThat(budget.claim(CENT, 49 * CENT, TWELVE_DOLLARS)).isPresent();
  }

  @Test
  void whatIsNeverSettledStaysSpent() {
    assertThat(at("2031-04-01T00:00:00Z").claim(50 * CENT, 50 * CENT, TWELVE_DOLLARS)).isPresent();
    assertThat(at("2031-04-01T00:00:00Z").claim(CENT, CENT, TWELVE_DOLLARS)).isEmpty();
  }

  @Test
  void aShortAskFindsNoMoneyWhereALongOneWouldFindNone() {
    JudgingBudget budget = at("2031-05-01T00:00:00Z");
    assertThat(budget.claim(CENT, 51 * CENT, TWELVE_DOLLARS)).isEmpty();
    assertThat(budget.claim(CENT, 50 * CENT, TWELVE_DOLLARS)).isPresent();
  }

  @Test
  void withoutABudgetEverythingIsGrantedAndNothingCounted() {
    JudgingBudget budget = at("2031-06-01T00:00:00Z");
    Configuration unlimited =
        Configuration.DEFAULT.toBuilder().judgingBudgetPerDayUsd(Optional.empty()).build();
    Claim claim = budget.claim(CENT, CENT, unlimited).orElseThrow();
    budget.settle(claim, CENT);
    assertThat(item("2031-06-01")).isEmpty();
  }

  @Test
  void aBudgetOfNothingGrantsNothing() {
    assertThat(at("2031-07-01T23:00:00Z").claim(CENT, CENT, limitedTo("0"))).isEmpty();
  }

  @Test
  void theItemEndsADayAfterItsDay() {
    assertThat(at("2031-08-01T08:00:00Z").claim(CENT, CENT, TWELVE_DOLLARS)).isPresent();
    assertThat(Items.requiredNumber(item("2031-08-01"), Table.TTL_ATTRIBUTE))
        .isEqualTo(
            LocalDate.parse("2031-08-03")
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .getEpochSecond());
  }

  /** How many claims of a cent are granted one after another. */
  private static int grantedAt(String time) {
    JudgingBudget budget = at(time);
    int granted = 0;
    while (budget.claim(CENT, CENT, TWELVE_DOLLARS).isPresent()) {
      granted++;
    }
    return granted;
  }

  private static JudgingBudget at(String time) {
    Instant now = Instant.parse(time);
    return new JudgingBudget(
        tables.client(),
        tables.tableName(Table.LIMITS),
        new Random(now.toEpochMilli() + NAMES.nextLong()),
        () -> now);
  }

  private static Configuration limitedTo(String usd) {
    return Configuration.DEFAULT.toBuilder()
        .judgingBudgetPerDayUsd(Optional.of(new BigDecimal(usd)))
        .build();
  }

  private static long used(String day) {
    return Items.requiredNumber(item(day), "used");
  }

  private static Map<String, AttributeValue> item(String day) {
    return tables
        .client()
        .getItem(
            request ->
                request
                    .tableName(tables.tableName(Table.LIMITS))
                    .key(Map.of("subject", Items.string("judging"), "window", Items.string(day))))
        .item();
  }
}

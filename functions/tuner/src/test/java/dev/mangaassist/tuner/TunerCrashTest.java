package dev.mangaassist.tuner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mangaassist.shared.config.ActiveConfiguration;
import dev.mangaassist.shared.config.Canary;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.config.PastVersion;
import dev.mangaassist.shared.config.Variant;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.tuner.TuningReport.Outcome;
import dev.mangaassist.tuner.certification.Certifications;
import dev.mangaassist.tuner.rules.Memory;
import dev.mangaassist.tuner.rules.Memory.Tried;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Policy;
import dev.mangaassist.tuner.rules.ServiceLevels;
import dev.mangaassist.tuner.rules.Traffic;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A tuner that dies at any of its calls to DynamoDB, right before it or right after it. */
final class TunerCrashTest {
  private static final Observations POOR =
      Traffic.healthy().quality("0.85", 400).costUsd("0.004").observations();

  @AutoClose private final DynamoDbLocalFixture dynamoDb = new DynamoDbLocalFixture();
  private Instant now = Instant.parse("2026-11-23T10:15:07Z");

  @ParameterizedTest
  @CsvSource({
    "1,true", "1,false", "2,true", "2,false", "3,true", "3,false", "4,true", "4,false", "5,true",
    "5,false"
  })
  void whatIsActiveStaysValidAndTheNextRunGoesOn(int call, boolean before) {
    tuner(dynamoDb.client()).tune(); // version 1
    now = now.plus(Duration.ofMinutes(32));

    assertThatExceptionOfType(Crash.class)
        .isThrownBy(() -> tuner(crashing(dynamoDb.client(), call, before)).tune());

    ConfigurationVersion active = configurations(dynamoDb.client()).active();
    boolean isPublished = call == 5 && !before;
    assertThat(active.version()).isEqualTo(isPublished ? 2 : 1);
    assertThat(configurations(dynamoDb.client()).version(active.version())).contains(active);
    assertThat(memory().version()).isEqualTo(active.version());
    assertThat(active.reason()).startsWith("Mean quality was 0.85");

    now = now.plus(Duration.ofMinutes(32));
    assertThat(tuner(dynamoDb.client()).tune().outcome()).isInstanceOf(Outcome.Published.class);
    assertThat(configurations(dynamoDb.client()).active().version())
        .isEqualTo(active.version() + 1);
  }

  /**
   * Reads the memory, what serves and the last attempt, reads what serves again, writes; then the
   * same without the attempt, for the end of the trial.
   */
  @ParameterizedTest
  @CsvSource({
    "1,true", "2,true", "3,true", "4,true", "5,true", "5,false", "6,true", "7,true", "8,true",
    "9,true", "9,false"
  })
  void aTrialIsOpenOrEndedWhenTheTransactionIsAndNeverInBetween(int call, boolean before) {
    for (Observations canarySide : List.of(side("0.94"), side("0.80"))) {
      try (var tables = new DynamoDbLocalFixture()) {
        assertTrialSurvives(tables, canarySide, call, before);
      }
    }
  }

  private static void assertTrialSurvives(
      DynamoDbLocalFixture tables, Observations canarySide, int call, boolean before) {
    String table = tables.tableName(Table.CONFIG);
    var clock = new AtomicReference<>(Instant.parse("2026-11-25T10:15:07Z"));
    DynamoDbClient crashing = crashing(tables.client(), call, before);
    boolean isGood = canarySide.equals(side("0.94"));

    int crashes = 0;
    int runs = before ? 3 : 2;
    for (int run = 0; run < runs; run++) {
      Tuner tuner = trying(crashing, table, clock, canarySide);
      try {
        tuner.tune();
      } catch (Crash e) {
        crashes++;
      }
      var configurations = new ConfigurationTable(tables.client(), table, clock::get);
      ActiveConfiguration serving = configurations.serving();
      Memory memory = new TunerTable(tables.client(), table).read().memory().orElseThrow();
      assertThat(memory.tried().map(Tried::version))
          .isEqualTo(serving.canary().map(canary -> canary.version().version()));
      assertThat(memory.version()).isEqualTo(serving.stable().version());
      serving
          .canary()
          .map(Canary::version)
          .ifPresent(tried -> assertThat(configurations.version(tried.version())).contains(tried));
      assertThat(configurations.version(serving.stable().version())).contains(serving.stable());
      clock.updateAndGet(now -> now.plus(Duration.ofMinutes(31)));
    }

    assertThat(crashes).isEqualTo(1);
    var configurations = new ConfigurationTable(tables.client(), table, clock::get);
    assertThat(configurations.serving().canary()).isEmpty();
    assertThat(configurations.history(5))
        .extracting(PastVersion::standing)
        .containsExactly(isGood ? PastVersion.Standing.ACTIVE : PastVersion.Standing.WITHDRAWN);
  }

  private static Tuner trying(
      DynamoDbClient client,
      String table,
      AtomicReference<Instant> clock,
      Observations canarySide) {
    Observations escalating =
        Traffic.healthy(4_000)
            .counts(new Counts(4_000, 4_000, 0, 0, 3_200, 800, 5, 800))
            .observations();
    return new Tuner(
        new ConfigurationTable(client, table, clock::get),
        new TunerTable(client, table),
        (window, variant) ->
            variant
                .map(
                    side ->
                        side == Variant.CANARY ? canarySide : Traffic.healthy(3_600).observations())
                .orElse(escalating),
        Certifications.withoutSamples(),
        new Policy(
            ServiceLevels.withCostTarget(new BigDecimal("0.006")), 300, Duration.ofMinutes(15)),
        clock::get,
        new Telemetry("tuner", line -> {}, clock::get));
  }

  private static Observations side(String quality) {
    return Traffic.healthy(400).quality(quality, 200).observations();
  }

  private Memory memory() {
    return new TunerTable(dynamoDb.client(), dynamoDb.tableName(Table.CONFIG))
        .read()
        .memory()
        .orElseThrow();
  }

  private ConfigurationTable configurations(DynamoDbClient client) {
    return new ConfigurationTable(client, dynamoDb.tableName(Table.CONFIG), () -> now);
  }

  private Tuner tuner(DynamoDbClient client) {
    return new Tuner(
        configurations(client),
        new TunerTable(client, dynamoDb.tableName(Table.CONFIG)),
        (window, variant) -> POOR,
        Certifications.withoutSamples(),
        new Policy(
            ServiceLevels.withCostTarget(new BigDecimal("0.006")), 300, Duration.ofMinutes(15)),
        () -> now,
        new Telemetry("tuner", line -> {}, () -> now));
  }

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The real client, but for its n-th call. */
  private static DynamoDbClient crashing(DynamoDbClient client, int badCall, boolean before) {
    var calls = new AtomicInteger();
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              int call = calls.incrementAndGet();
              if (call == badCall && before) {
                throw new Crash();
              }
              Object result = invoke(client, method, arguments);
              if (call == badCall) {
                throw new Crash();
              }
              return result;
            });
  }

  private static Object invoke(DynamoDbClient client, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

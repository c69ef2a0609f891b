package dev.mangaassist.tuner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.tuner.TuningReport.Outcome;
import dev.mangaassist.tuner.rules.Memory;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Policy;
import dev.mangaassist.tuner.rules.ServiceLevels;
import dev.mangaassist.tuner.rules.Traffic;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
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
  @CsvSource({"1,true", "1,false", "2,true", "2,false", "3,true", "3,false", "4,true", "4,false"})
  void whatIsActiveStaysValidAndTheNextRunGoesOn(int call, boolean before) {
    tuner(dynamoDb.client()).tune(); // version 1
    now = now.plus(Duration.ofMinutes(32));

    assertThatExceptionOfType(Crash.class).isThrownBy(() -> tuner(crashing(call, before)).tune());

    ConfigurationVersion active = configurations(dynamoDb.client()).active();
    boolean isPublished = call == 4 && !before;
    assertThat(active.version()).isEqualTo(isPublished ? 2 : 1);
    assertThat(configurations(dynamoDb.client()).version(active.version())).contains(active);
    assertThat(memory().version()).isEqualTo(active.version());
    assertThat(active.reason()).startsWith("Mean quality was 0.85");

    now = now.plus(Duration.ofMinutes(32));
    assertThat(tuner(dynamoDb.client()).tune().outcome()).isInstanceOf(Outcome.Published.class);
    assertThat(configurations(dynamoDb.client()).active().version())
        .isEqualTo(active.version() + 1);
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
        new Policy(
            ServiceLevels.withCostTarget(new BigDecimal("0.006")), 300, Duration.ofMinutes(15)),
        () -> now,
        new Telemetry("tuner", line -> {}, () -> now));
  }

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The real client until the n-th call. */
  private DynamoDbClient crashing(int lastCall, boolean before) {
    var calls = new AtomicInteger();
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              int call = calls.incrementAndGet();
              if (call == lastCall && before) {
                throw new Crash();
              }
              Object result = invoke(method, arguments);
              if (call == lastCall) {
                throw new Crash();
              }
              return result;
            });
  }

  private Object invoke(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(dynamoDb.client(), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

package dev.mangaassist.cascade.budget;

import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.telemetry.Telemetry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Budgets over a real table, on a day that no other test has, with a customer; counts the calls to
 * the table and can lose answers of it.
 */
final class BudgetFixture implements ExecutionInterceptor, InstantSource, AutoCloseable {
  static final String USER = "guest:somebody";

  /** A cent. */
  static final long CLAIM = 10_000_000;

  static final Configuration UNLIMITED = Configuration.DEFAULT;

  private static final AtomicInteger DAYS = new AtomicInteger();

  final List<String> lines = new CopyOnWriteArrayList<>();
  final Telemetry telemetry = new Telemetry("cascade", lines::add, this);
  private final DynamoDbLocalFixture tables;
  private final DynamoDbClient client;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger answersToLose = new AtomicInteger();
  private Instant now =
      LocalDate.of(2026, 11, 25)
          .plusDays(3L * DAYS.incrementAndGet())
          .atTime(23, 59)
          .toInstant(ZoneOffset.UTC);
  private boolean broken;
  private int requests;

  BudgetFixture(DynamoDbLocalFixture tables) {
    this.tables = tables;
    this.client =
        AwsClients.configure(
                DynamoDbClient.builder(), Environment.of(tables.variables()), "DYNAMODB")
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(1)))
            .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(this))
            .build();
  }

  static Configuration customerMay(String usd) {
    return UNLIMITED.toBuilder()
        .customerSonnetBudgetPerDayUsd(Optional.of(new BigDecimal(usd)))
        .build();
  }

  static Configuration deploymentMay(String usd) {
    return UNLIMITED.toBuilder().sonnetBudgetPerDayUsd(Optional.of(new BigDecimal(usd))).build();
  }

  static Configuration raises(int count) {
    return UNLIMITED.toBuilder().customerRaisesPerDay(count).build();
  }

  /** A claim of a request of its own. */
  Claim claim(long nanos, Purpose purpose) {
    requests++;
    return new Claim(USER, "request-" + requests, nanos, purpose);
  }

  Claim claim(Purpose purpose) {
    return claim(CLAIM, purpose);
  }

  /** The budgets as one more execution environment sees them. */
  SonnetBudget environment() {
    return environment(client, tables.tableName(Table.LIMITS), Duration.ofMinutes(1));
  }

  SonnetBudget environment(DynamoDbClient dynamoDb, String table, Duration callTimeout) {
    return new SonnetBudget(new LimitsTable(dynamoDb, table, callTimeout), this, telemetry);
  }

  DynamoDbClient client() {
    return client;
  }

  void midnight() {
    now = now.plus(Duration.ofMinutes(1));
  }

  LocalDate day() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  Map<String, AttributeValue> customerItem() {
    return item("customer#" + USER, day());
  }

  Map<String, AttributeValue> item(String subject, LocalDate day) {
    return tables
        .client()
        .getItem(
            request ->
                request
                    .tableName(tables.tableName(Table.LIMITS))
                    .key(Map.of("subject", string(subject), "window", string(day.toString()))))
        .item();
  }

  long customerUsed() {
    return LimitsTable.count(customerItem(), "used");
  }

  long leased() {
    return LimitsTable.count(item("deployment", day()), "leased");
  }

  /** How often the table was called since this was asked last. */
  int calls() {
    return calls.getAndSet(0);
  }

  /** From now on every call fails. */
  void breakDown() {
    broken = true;
  }

  /**
   * The table does what the next call asks, but its first answer is lost, so that it is asked
   * again.
   */
  void loseAnAnswer() {
    answersToLose.set(1);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    calls.incrementAndGet();
    if (broken) {
      throw SdkClientException.create("scripted");
    }
  }

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return answersToLose.getAndUpdate(count -> Math.max(0, count - 1)) > 0
        ? context.httpResponse().toBuilder().statusCode(500).build()
        : context.httpResponse();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void close() {
    client.close();
  }
}

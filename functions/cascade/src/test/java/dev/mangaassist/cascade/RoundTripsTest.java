package dev.mangaassist.cascade;

import static dev.mangaassist.shared.tables.Items.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.cascade.deliver.Customer;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.models.ModelCatalog;
import dev.mangaassist.models.ModelClient;
import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.tables.ConversationItem;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.wire.CascadeRequest;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import dev.mangaassist.shared.wire.ServerFrame;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How often an ask waits for DynamoDB before the first model call, at worst. */
final class RoundTripsTest {
  private static final String USER = "guest:somebody";

  private final TestClock clock = new TestClock(Instant.now());
  private final RoundTrips trips = new RoundTrips(2, 2, 1);
  private final ScriptedModels models = new ScriptedModels().answers("Pluto.", 600, 400);

  /** The model is called: what comes after counts no more. */
  private final ModelClient watchedModels =
      request -> {
        trips.stop();
        return models.open(request);
      };

  @Test
  void anAskWaitsForAtMostThreeRoundTripsBeforeTheFirstModelCall() {
    try (DynamoDbLocalFixture tables = new DynamoDbLocalFixture();
        DynamoDbClient client = watched(tables);
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
      beginConversation(tables);
      CascadeRouter router = router(tables, client, background);
      trips.watch();
      router.route(request(), Deadline.in(Duration.ofSeconds(57), clock), Duration.ofSeconds(60));
    }

    assertThat(models.requests).hasSize(1);
    assertThat(trips.tables())
        .as("turn and configuration, cached answer and both budgets")
        .containsExactlyInAnyOrder(
            "Test-CONVERSATIONS", "Test-CONFIG", "Test-RESPONSES", "Test-LIMITS", "Test-LIMITS");
    assertThat(trips.depth()).isLessThanOrEqualTo(3);
  }

  /** A router whose configuration is known, but too old, and has both budgets by now. */
  private CascadeRouter router(
      DynamoDbLocalFixture tables, DynamoDbClient client, Executor background) {
    Telemetry telemetry = new Telemetry("cascade", line -> {}, clock);
    var stored = new ConfigurationTable(client, tables.tableName(Table.CONFIG), clock);
    var configurations = new CachedConfiguration(stored::serving, clock, telemetry);
    configurations.current();
    stored.publish(ConfigurationVersion.BUILT_IN, withBudgets(), "test", "both budgets");
    clock.pass(CachedConfiguration.LIFE);
    ModelCatalog catalog = ModelCatalog.load();
    return new Surroundings(
            catalog.pair("claude-5-5"),
            catalog.version(),
            watchedModels,
            TaskClassifier.load(),
            client,
            tables::tableName,
            configurations,
            connectionId -> new Anybody(),
            connectionId -> {},
            request -> {},
            false,
            background,
            new Random(7),
            clock,
            telemetry)
        .router();
  }

  private static Configuration withBudgets() {
    Optional<BigDecimal> budget = Optional.of(BigDecimal.TEN);
    return Configuration.DEFAULT.toBuilder()
        .sonnetBudgetPerDayUsd(budget)
        .customerSonnetBudgetPerDayUsd(budget)
        .build();
  }

  private DynamoDbClient watched(DynamoDbLocalFixture tables) {
    return AwsClients.configure(
            DynamoDbClient.builder(), Environment.of(tables.variables()), "DYNAMODB")
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(1)))
        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(trips))
        .build();
  }

  private void beginConversation(DynamoDbLocalFixture tables) {
    Map<String, AttributeValue> head = new HashMap<>(ConversationItem.headKey("conversation-1"));
    head.put(ConversationItem.USER, string(USER));
    tables.client().putItem(r -> r.tableName(tables.tableName(Table.CONVERSATIONS)).item(head));
  }

  /** An ask that the Sonnet tier begins to answer, so that its money is claimed beforehand. */
  private CascadeRequest request() {
    return new CascadeRequest(
        "connection-1",
        "conversation-1",
        USER,
        Optional.empty(),
        "q1",
        "request-1",
        "What should I read after Monster?",
        clock.instant(),
        new Hints(
            Optional.of(Task.RECOMMENDATION),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /** Takes whatever comes. */
  private record Anybody() implements Customer {
    @Override
    public void post(ServerFrame frame) {}

    @Override
    public boolean isPresent() {
      return true;
    }
  }
}

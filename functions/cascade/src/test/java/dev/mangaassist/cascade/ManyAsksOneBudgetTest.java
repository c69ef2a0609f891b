package dev.mangaassist.cascade;

import static dev.mangaassist.shared.tables.Items.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.cascade.deliver.Customer;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.models.ModelCatalog;
import dev.mangaassist.models.ModelEvent;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.models.ModelStream;
import dev.mangaassist.models.TokenUsage;
import dev.mangaassist.shared.config.ActiveConfiguration;
import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationVersion;
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
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A thousand asks of one customer, many at a time, through the whole router against a budget; what
 * the budget itself does when a thousand claims come at once is tested beside it.
 */
final class ManyAsksOneBudgetTest {
  private static final int ASKS = 1000;
  private static final int PAID_FOR = 500;

  /** So many that claims meet, so few that DynamoDB Local on a slow machine answers in a second. */
  private static final int AT_A_TIME = 16;

  private static final TokenUsage SONNET_USAGE = TokenUsage.of(700, 2000);
  private static final ModelPair PAIR = ModelCatalog.load().pair("claude-5-5");
  private static final long ANSWER_NANOS = PAIR.sonnet().prices().cost(SONNET_USAGE);
  private static final String USER = "user:storm";

  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  @AutoClose private final ExecutorService askers = Executors.newFixedThreadPool(AT_A_TIME);

  @AutoClose private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private final AtomicLong sonnetNanos = new AtomicLong();
  private final AtomicInteger done = new AtomicInteger();
  private final CascadeRouter router = router();

  @Test
  void aThousandAsksOvershootABudgetForFiveHundredByNoMoreThanOne() {
    List<CascadeRequest> asks = IntStream.range(0, ASKS).mapToObj(i -> ask()).toList();
    asks.stream().map(ask -> askers.submit(() -> answer(ask))).toList().forEach(this::await);

    assertThat(done).as("every ask is answered").hasValue(ASKS);
    assertThat(sonnetNanos.get()).isLessThanOrEqualTo((PAID_FOR + 1) * ANSWER_NANOS);

    IntStream.range(0, PAID_FOR).forEach(i -> answer(ask()));
    assertThat(sonnetNanos.get())
        .as("what the storm left can be used up")
        .isBetween((PAID_FOR - 2) * ANSWER_NANOS, (PAID_FOR + 1) * ANSWER_NANOS);
  }

  private void await(Future<?> answer) {
    try {
      answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private void answer(CascadeRequest ask) {
    Deadline deadline = Deadline.in(Duration.ofMinutes(1), InstantSource.system());
    router.route(ask, deadline, Duration.ofMinutes(1));
  }

  /** An ask whose draft fails, in a conversation of its own. */
  private static CascadeRequest ask() {
    String id = UUID.randomUUID().toString();
    Map<String, AttributeValue> head = new HashMap<>(ConversationItem.headKey(id));
    head.put(ConversationItem.USER, string(USER));
    tables.client().putItem(r -> r.tableName(tables.tableName(Table.CONVERSATIONS)).item(head));
    return new CascadeRequest(
        "connection",
        id,
        USER,
        Optional.empty(),
        "q1",
        id,
        "Where is my parcel?",
        // asked much later, so that a slow machine does not make escalations late
        Instant.now().plus(Duration.ofMinutes(1)),
        new Hints(
            Optional.of(Task.ORDER_STATUS),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private CascadeRouter router() {
    Configuration configuration =
        Configuration.DEFAULT.toBuilder()
            .customerSonnetBudgetPerDayUsd(
                Optional.of(BigDecimal.valueOf(PAID_FOR * ANSWER_NANOS, 9)))
            .build();
    ConfigurationVersion version =
        new ConfigurationVersion(1, configuration, "test", "test", Instant.EPOCH);
    Telemetry telemetry = new Telemetry("cascade", line -> {}, InstantSource.system());
    return new Surroundings(
            PAIR,
            "test",
            this::open,
            TaskClassifier.load(),
            tables.client(),
            tables::tableName,
            new CachedConfiguration(
                () -> ActiveConfiguration.only(version), InstantSource.system(), telemetry),
            connectionId -> new Counting(),
            connectionId -> {},
            request -> {},
            true,
            threads,
            RandomGenerator.getDefault(),
            InstantSource.system(),
            telemetry)
        .router();
  }

  private ModelStream open(ModelRequest request) {
    boolean isSonnet = request.model().equals(PAIR.sonnet());
    if (isSonnet) {
      sonnetNanos.addAndGet(ANSWER_NANOS);
    }
    Deque<ModelEvent> events = new ArrayDeque<>();
    events.add(new ModelEvent.Text("Perhaps, maybe, I'm not sure. "));
    events.add(
        new ModelEvent.Finished(
            new ModelReply("end_turn", isSonnet ? SONNET_USAGE : TokenUsage.of(400, 20), false)));
    return new ModelStream() {
      @Override
      public Optional<ModelEvent> next(Duration timeout) {
        return Optional.of(events.remove());
      }

      @Override
      public TokenUsage estimatedUsage() {
        return TokenUsage.of(400, 12);
      }

      @Override
      public void close() {
        // nothing runs
      }
    };
  }

  private final class Counting implements Customer {
    @Override
    public void post(ServerFrame frame) {
      if (frame instanceof ServerFrame.Done) {
        done.incrementAndGet();
      }
    }

    @Override
    public boolean isPresent() {
      return true;
    }
  }
}

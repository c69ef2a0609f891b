package dev.mangaassist.cascade;

import static dev.mangaassist.shared.tables.Items.seconds;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.cascade.deliver.Customer;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.models.ModelCatalog;
import dev.mangaassist.models.ModelClient;
import dev.mangaassist.models.ModelPair;
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
import dev.mangaassist.shared.wire.ConnectionGoneException;
import dev.mangaassist.shared.wire.JudgeRequest;
import dev.mangaassist.shared.wire.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A router over real tables with scripted models, and one customer who is connected to it. */
final class RouterFixture implements Customer {
  static final String CONNECTION = "connection-1";

  private static final ModelPair PAIR = ModelCatalog.load().pair("claude-5-5");
  private static final TaskClassifier CLASSIFIER = TaskClassifier.load();

  final TestClock clock;
  final ScriptedModels models = new ScriptedModels();
  final List<ServerFrame> frames = new ArrayList<>();

  /** When each frame came. */
  final List<Instant> frameTimes = new ArrayList<>();

  final List<String> lines = new CopyOnWriteArrayList<>();
  final List<String> departed = new ArrayList<>();

  /** What was handed on to be judged. */
  final List<JudgeRequest> judged = new ArrayList<>();

  /** How many frames there were when something last was. */
  int framesBeforeJudging;

  final String conversation = UUID.randomUUID().toString();
  private final DynamoDbLocalFixture tables;
  private final String cacheVersion;
  private final CascadeRouter router;
  private ActiveConfiguration configuration = ActiveConfiguration.BUILT_IN;
  private Instant leavesAt = Instant.MAX;
  private int requests;
  private boolean queueBroken;

  RouterFixture(DynamoDbLocalFixture tables) {
    this(tables, true, UUID.randomUUID().toString());
  }

  /**
   * @param cacheVersion customers of different versions share no cached answers
   */
  RouterFixture(DynamoDbLocalFixture tables, boolean exposeUsage, String cacheVersion) {
    this(tables, exposeUsage, cacheVersion, new TestClock(Instant.now()), Optional.empty());
  }

  /** With other models than the scripted ones. */
  RouterFixture(DynamoDbLocalFixture tables, TestClock clock, ModelClient models) {
    this(tables, true, UUID.randomUUID().toString(), clock, Optional.of(models));
  }

  private RouterFixture(
      DynamoDbLocalFixture tables,
      boolean exposeUsage,
      String cacheVersion,
      TestClock clock,
      Optional<ModelClient> otherModels) {
    this.tables = tables;
    this.cacheVersion = cacheVersion;
    this.clock = clock;
    Map<String, AttributeValue> head = new HashMap<>(ConversationItem.headKey(conversation));
    head.put(ConversationItem.USER, string("guest:" + conversation));
    head.put(Table.TTL_ATTRIBUTE, seconds(clock.instant().plus(ConversationItem.LIFE)));
    tables.client().putItem(r -> r.tableName(table(Table.CONVERSATIONS)).item(head));
    Telemetry telemetry = new Telemetry("cascade", lines::add, clock);
    this.router =
        new Surroundings(
                PAIR,
                cacheVersion,
                otherModels.orElse(models),
                CLASSIFIER,
                tables.client(),
                this::table,
                new CachedConfiguration(() -> configuration, clock, telemetry),
                connectionId -> this,
                departed::add,
                this::judge,
                exposeUsage,
                Runnable::run,
                new Random(7),
                clock,
                telemetry)
            .router();
  }

  RouterFixture anotherCustomer() {
    return new RouterFixture(tables, true, cacheVersion);
  }

  void configure(Configuration changed) {
    configure(new ConfigurationVersion(1, changed, "test", "test", clock.instant()));
  }

  void configure(ConfigurationVersion version) {
    configure(ActiveConfiguration.only(version));
  }

  void configure(ActiveConfiguration serving) {
    configuration = serving;
    clock.pass(CachedConfiguration.LIFE);
  }

  void breakQueue() {
    queueBroken = true;
  }

  private void judge(JudgeRequest request) {
    framesBeforeJudging = frames.size();
    if (queueBroken) {
      throw SdkClientException.create("The queue is out of reach");
    }
    judged.add(request);
  }

  void ask(String text, Task task) {
    ask("q1", text, task);
  }

  void ask(String id, String text, Task task) {
    requests++;
    route(request(id, "guest:" + conversation, text, Optional.of(task)));
  }

  /** The very same request once more, as Lambda repeats an invocation. */
  void askAgain(String text, Task task) {
    route(request("q1", "guest:" + conversation, text, Optional.of(task)));
  }

  /** Asks with hints. */
  void ask(String text, Hints hints) {
    ask("q" + (requests + 1), text, hints);
  }

  void ask(String id, String text, Hints hints) {
    requests++;
    CascadeRequest plain = request(id, "guest:" + conversation, text, Optional.empty());
    route(
        new CascadeRequest(
            plain.connectionId(),
            plain.conversationId(),
            plain.user(),
            plain.resumeSecret(),
            plain.askId(),
            plain.requestId(),
            plain.text(),
            plain.receivedAt(),
            hints));
  }

  /** Asks without saying what it is. */
  void ask(String text) {
    requests++;
    route(request("q1", "guest:" + conversation, text, Optional.empty()));
  }

  void askAs(String user, String text) {
    requests++;
    route(request("q1", user, text, Optional.empty()));
  }

  /** An attempt that shows some text and then neither ends nor gives its turn back. */
  void crashDuring(String text, Task task) {
    models.plays(
        ScriptedModels.text("Try"),
        ScriptedModels.silence(
            () -> {
              throw new OutOfMemoryError("scripted");
            }));
    try {
      ask(text, task);
    } catch (OutOfMemoryError e) {
      // the execution environment is gone
    }
  }

  void leave() {
    leaveAt(clock.instant());
    tick();
  }

  void leaveAt(Instant time) {
    leavesAt = time;
  }

  void tick() {
    clock.pass(Duration.ofMillis(1100));
  }

  ServerFrame.Done done() {
    return (ServerFrame.Done) frames.getLast();
  }

  /** The text as the customer sees it in the end. */
  String shownText() {
    StringBuilder text = new StringBuilder();
    for (ServerFrame frame : frames) {
      switch (frame) {
        case ServerFrame.Delta delta -> text.append(delta.text());
        case ServerFrame.Replace replace -> text.setLength(0);
        default -> {
          // no text
        }
      }
    }
    return text.toString();
  }

  String lastMetricLine() {
    return lines.stream().filter(line -> line.contains("_aws")).toList().getLast();
  }

  @Override
  public void post(ServerFrame frame) {
    if (!isPresent()) {
      throw new ConnectionGoneException();
    }
    frames.add(frame);
    frameTimes.add(clock.instant());
  }

  @Override
  public boolean isPresent() {
    return clock.instant().isBefore(leavesAt);
  }

  private void route(CascadeRequest request) {
    router.route(request, Deadline.in(Duration.ofSeconds(57), clock), Duration.ofSeconds(60));
  }

  private CascadeRequest request(String id, String user, String text, Optional<Task> task) {
    return new CascadeRequest(
        CONNECTION,
        conversation,
        user,
        Optional.empty(),
        id,
        "request-" + requests,
        text,
        clock.instant(),
        new Hints(task, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private String table(Table table) {
    return tables.tableName(table);
  }
}

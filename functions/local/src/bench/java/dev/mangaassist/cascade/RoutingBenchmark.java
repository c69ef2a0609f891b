package dev.mangaassist.cascade;

import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.models.ModelCatalog;
import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.CascadeRequest;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import dev.mangaassist.shared.wire.ServerFrame;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the cascade's own code takes for one ask, from the request to its {@code done}: all but the
 * network and the model. The conversation is under way, both budgets are set, frames and log lines
 * are written and dropped, and the configuration is read anew every 30 s of the asks' own time. It
 * is in the cascade's package because nobody else may put a router together.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class RoutingBenchmark {
  private static final String USER = "guest:somebody";

  /** Leaves time for an escalation, and has the odds of drafts decide nothing. */
  private static final Duration HASTE = Duration.ofSeconds(2);

  /** The ways that an ask may go. */
  public enum Way {
    /** A draft is shown. */
    DRAFT,
    /** A draft is given up by its head. */
    ESCALATED,
    /** The answer is in the cache. */
    CACHED,
    /** The Sonnet tier begins. */
    SONNET
  }

  /** Which way. */
  @Param public Way way = Way.DRAFT;

  /** What the customer writes in. */
  @Param public Language language = Language.ENGLISH;

  private final SteppingClock clock = new SteppingClock();
  private final DroppingCustomer customer = new DroppingCustomer();
  private List<String> questions = List.of();
  private CascadeRouter router;
  private int asks;

  /** Puts a router together. */
  @Setup
  public void start() {
    Script script = Script.in(language);
    questions = way == Way.SONNET ? script.recommendation() : script.faq();
    String rating = way == Way.ESCALATED ? "40 faq reasoning" : "95 faq nothing";
    MemoryTables tables =
        new MemoryTables(
            USER,
            script.answer(),
            way == Way.CACHED ? Optional.of(script.answer()) : Optional.empty());
    ConfigurationTable configurations =
        new ConfigurationTable(tables, MemoryTables.name(Table.CONFIG), clock);
    configurations.publish(ConfigurationVersion.BUILT_IN, budgeted(), "bench", "both budgets set");
    ModelCatalog catalog = ModelCatalog.load();
    Telemetry telemetry = new Telemetry("cascade", customer::drop, clock);
    router =
        new Surroundings(
                catalog.pair("claude-5-5"),
                catalog.version(),
                new PlayedModels(script.answer(), rating, clock),
                TaskClassifier.load(),
                tables,
                MemoryTables::name,
                new CachedConfiguration(configurations::serving, clock, telemetry),
                connectionId -> customer,
                connectionId -> {},
                request -> {},
                false,
                Runnable::run,
                new SecureRandom(),
                clock,
                telemetry)
            .router();
  }

  private static Configuration budgeted() {
    Optional<BigDecimal> plenty = Optional.of(new BigDecimal("1000000"));
    return Configuration.DEFAULT.toBuilder()
        .sonnetBudgetPerDayUsd(plenty)
        .customerSonnetBudgetPerDayUsd(plenty)
        .build();
  }

  /** Answers the next ask. */
  @Benchmark
  public long route() {
    asks++;
    router.route(request(), Deadline.in(Duration.ofSeconds(42), clock), Duration.ofSeconds(45));
    check(customer.takeDone());
    return customer.written();
  }

  private CascadeRequest request() {
    return new CascadeRequest(
        "connection-1",
        "conversation-1",
        USER,
        Optional.empty(),
        "q" + asks,
        "request-" + asks,
        questions.get(asks % questions.size()),
        clock.instant(),
        new Hints(
            Optional.empty(),
            Optional.empty(),
            way == Way.ESCALATED ? Optional.of(HASTE) : Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private void check(ServerFrame.Done done) {
    Tier tier = way == Way.DRAFT || way == Way.CACHED ? Tier.HAIKU : Tier.SONNET;
    if (done.tier() != tier
        || done.cached() != (way == Way.CACHED)
        || done.escalated() != (way == Way.ESCALATED)) {
      throw new IllegalStateException("An ask went another way: " + done);
    }
  }
}

package dev.mangaassist.cascade;

import dev.mangaassist.answers.prompt.Prompt;
import dev.mangaassist.answers.prompt.Prompts;
import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.cascade.budget.SonnetBudget;
import dev.mangaassist.cascade.conversation.Turn;
import dev.mangaassist.cascade.select.DraftOdds;
import dev.mangaassist.cascade.select.RoutePlanner;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.models.ModelCatalog;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.shared.config.ActiveConfiguration;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.wire.CascadeRequest;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * What is thought before the first model call, without tables: understanding, plan, cache key and
 * prompt, after six earlier messages. It is in the cascade's package because nobody else prepares
 * asks.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class PreparationBenchmark {
  private static final int MESSAGES = 6;

  /** What the customer writes in. */
  @Param public Language language = Language.ENGLISH;

  private final SteppingClock clock = new SteppingClock();
  private final Prompts prompts = Prompts.load(new SecureRandom());
  private List<String> questions = List.of();
  private List<ChatMessage> memory = List.of();
  private AskPreparation preparation;
  private int asks;

  /** Puts together what prepares. */
  @Setup
  public void start() {
    Script script = Script.in(language);
    questions = script.faq();
    memory =
        IntStream.range(0, MESSAGES)
            .mapToObj(
                i ->
                    i % 2 == 0
                        ? ChatMessage.user(script.answer())
                        : ChatMessage.assistant(script.answer()))
            .toList();
    ModelCatalog catalog = ModelCatalog.load();
    ModelPair pair = catalog.pair("claude-5-5");
    MemoryTables tables = new MemoryTables("somebody", script.answer(), Optional.empty());
    preparation =
        new AskPreparation(
            pair,
            pair.labelIn(catalog.version()),
            TaskClassifier.load(),
            new RoutePlanner(pair, new DraftOdds()),
            prompts,
            new SonnetBudget(tables, "limits", clock, new Telemetry("cascade", line -> {}, clock)),
            connectionId -> new DroppingCustomer(),
            clock);
  }

  /** Prepares the next ask. */
  @Benchmark
  public Prompt prepare(Blackhole elsewhere) {
    asks++;
    CascadeRequest request = request(questions.get(asks % questions.size()));
    Turn turn =
        new Turn(
            request.conversationId(),
            request.askId(),
            request.requestId(),
            memory,
            false,
            List.of(),
            List.of());
    Ask ask =
        preparation.prepare(
            request,
            turn,
            ActiveConfiguration.BUILT_IN.servedTo(request.conversationId()),
            Deadline.in(Duration.ofSeconds(42), clock));
    elsewhere.consume(ask.cacheKey());
    return prompts.write(ask.understanding(), memory, request.text(), ask.plan().mayEscalate());
  }

  private CascadeRequest request(String text) {
    return new CascadeRequest(
        "connection-1",
        "conversation-1",
        "guest:somebody",
        Optional.empty(),
        "q" + asks,
        "request-" + asks,
        text,
        clock.instant(),
        Hints.NONE);
  }
}

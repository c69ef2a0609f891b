package dev.mangaassist.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.local.BedrockMode;
import dev.mangaassist.local.Functions;
import dev.mangaassist.local.LocalOptions;
import dev.mangaassist.local.LocalSystem;
import dev.mangaassist.local.PrivateConnection;
import dev.mangaassist.local.lambda.InvocationResult;
import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.CascadeRequest;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks one question and prints the answer as it comes. */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = {
      "Asks one question and prints the answer as it comes.",
      "Starts a system of its own for it, unless --url names a running one.",
      "Exits with 0 if the answer is complete, with 1 if it failed."
    })
final class AskCommand implements Callable<Integer> {
  private static final Duration LOG_PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "TEXT", description = "The question, in English or Japanese.")
  private String text = "";

  @Option(
      names = "--task",
      paramLabel = "TASK",
      converter = WireWords.TaskConverter.class,
      description = "What the question is, such as faq or recommendation.")
  private @Nullable Task task;

  @Option(
      names = "--goal",
      paramLabel = "GOAL",
      converter = WireWords.GoalConverter.class,
      description = "What matters most: cost, quality, latency or balanced.")
  private @Nullable Goal goal;

  @Option(
      names = "--max-latency",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long the first text may take, such as 700ms or 2s.")
  private @Nullable Duration maxLatency;

  @Option(
      names = "--max-cost",
      paramLabel = "USD",
      description = "What the answer may cost, in US dollars, such as 0.002.")
  private @Nullable BigDecimal maxCostUsd;

  @Option(
      names = "--tier",
      paramLabel = "haiku|sonnet",
      converter = WireWords.TierConverter.class,
      description = "Answers with this tier and nothing else; not together with --url.")
  private @Nullable Tier tier;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "A running system, such as ws://localhost:8080/.")
  private @Nullable URI url;

  @Option(names = "--json", description = "Prints the frames as they are.")
  private boolean json;

  @Option(
      names = "--explain",
      description =
          "Prints what the question was taken for, why it went where it went, and what it took;"
              + " not together with --url.")
  private boolean explain;

  @Mixin private ModelOptions models = new ModelOptions();

  @Override
  public Integer call() throws InterruptedException {
    if (url != null) {
      return askRunning(url);
    }
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    int code = askOwn(models.applyTo(LocalOptions.defaults().withLines(lines::add)));
    if (explain) {
      explain(List.copyOf(lines));
    }
    return code;
  }

  private void explain(List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    out.println();
    Explanation.of(lines).map(Explanation::lines).orElse(List.of()).forEach(out::println);
    out.flush();
  }

  private int askOwn(LocalOptions options) throws InterruptedException {
    boolean scripted = options.bedrock() == BedrockMode.STAND_IN;
    try (LocalSystem system = LocalSystem.start(options)) {
      if (tier != null) {
        return askTier(system, tier, printer(scripted));
      }
      try (ChatClient client = new ChatClient(system.socket())) {
        int code = askOver(client, printer(scripted));
        if (explain) {
          system.awaitQuiet(LOG_PATIENCE); // who leaves before the log is written has abandoned
        }
        return code;
      }
    }
  }

  private int askRunning(URI running) throws InterruptedException {
    if (tier != null) {
      throw new ParameterException(
          spec.commandLine(), "--tier does not go over the public wire: leave --url out.");
    }
    if (explain) {
      throw new ParameterException(
          spec.commandLine(), "--explain reads the log of a system of its own: leave --url out.");
    }
    String scheme = running.getScheme();
    if (running.getHost() == null || !("ws".equals(scheme) || "wss".equals(scheme))) {
      throw new ParameterException(
          spec.commandLine(),
          "--url is a WebSocket's address, such as ws://localhost:8080/, not " + running + ".");
    }
    try (ChatClient client = new ChatClient(running)) {
      return askOver(client, printer(client.scripted()));
    }
  }

  private int askOver(ChatClient client, FramePrinter answer) throws InterruptedException {
    ObjectNode frame = JSON.createObjectNode().put("action", "ask").put("text", text);
    if (task != null) {
      frame.put("task", task.wireName());
    }
    if (goal != null) {
      frame.put("goal", goal.wireName());
    }
    if (maxLatency != null) {
      frame.put("maxLatencyMs", maxLatency.toMillis());
    }
    if (maxCostUsd != null) {
      frame.put("maxCostUsd", maxCostUsd);
    }
    client.send(frame.toString(), answer);
    return answer.await() ? 0 : 1;
  }

  private int askTier(LocalSystem system, Tier forced, FramePrinter answer)
      throws InterruptedException {
    String id = UUID.randomUUID().toString();
    PrivateConnection customer = new PrivateConnection(id, id, "guest:" + id);
    customer.open(system, answer);
    CascadeRequest request =
        new CascadeRequest(
            customer.connectionId(),
            customer.conversationId(),
            customer.user(),
            Optional.empty(),
            id,
            id,
            text,
            Instant.now(),
            new CascadeRequest.Hints(
                Optional.ofNullable(task),
                Optional.ofNullable(goal),
                Optional.ofNullable(maxLatency),
                Optional.ofNullable(maxCostUsd),
                Optional.of(forced)));
    InvocationResult result =
        system
            .functions()
            .invoke(Functions.CASCADE, request.toJson().getBytes(StandardCharsets.UTF_8));
    if (result instanceof InvocationResult.Failed failed) {
      spec.commandLine().getErr().println(failed.errorType() + ": " + failed.errorMessage());
      return 1;
    }
    return answer.await() ? 0 : 1;
  }

  private FramePrinter printer(boolean scripted) {
    return new FramePrinter(
        spec.commandLine().getOut(), spec.commandLine().getErr(), json, scripted);
  }
}

package dev.mangaassist.local.cli;

import dev.mangaassist.local.Functions;
import dev.mangaassist.local.LocalOptions;
import dev.mangaassist.local.LocalSystem;
import dev.mangaassist.local.console.LineFormat;
import dev.mangaassist.local.lambda.InvocationResult;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one function with one event. */
@Command(
    name = "invoke",
    mixinStandardHelpOptions = true,
    description = {
      "Runs one function with the event of a file, such as events/message/ping.json, on a system of"
          + " its own, and prints its response, the frames that its connection got, and the log,"
          + " which says why.",
      "Exits with 0 if the function returned, with 1 if it failed."
    })
final class InvokeCommand implements Callable<Integer> {
  /** The origin that the sample events come from. */
  static final List<String> ORIGINS = List.of("http://localhost:8080");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "FUNCTION",
      description = "connect, disconnect, message, cascade, judge or tuner.")
  private String function = "";

  @Parameters(index = "1", paramLabel = "EVENT", description = "A file that holds the event, JSON.")
  private Path event = Path.of("");

  @Mixin private ModelOptions models = new ModelOptions();

  @Override
  public Integer call() {
    if (!Functions.NAMES.contains(function)) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no function '"
              + function
              + "': it is one of "
              + String.join(", ", Functions.NAMES)
              + ".");
    }
    SampleEvent sample = read();
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    LocalOptions options =
        models.applyTo(LocalOptions.defaults().withOrigins(ORIGINS).withLines(lines::add));
    try (LocalSystem system = LocalSystem.start(options)) {
      return print(sample.run(system), List.copyOf(lines));
    }
  }

  private SampleEvent read() {
    try {
      return SampleEvent.read(function, event);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int print(SampleEvent.Outcome outcome, List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    String payload = new String(outcome.result().payload(), StandardCharsets.UTF_8);
    boolean failed = outcome.result() instanceof InvocationResult.Failed;
    out.println((failed ? "failed   " : "response ") + payload);
    outcome.frames().forEach(frame -> out.println("frame    " + frame));
    LineFormat format = new LineFormat(ZoneId.systemDefault());
    lines.forEach(line -> out.println("log      " + format.format(line)));
    return failed ? 1 : 0;
  }
}

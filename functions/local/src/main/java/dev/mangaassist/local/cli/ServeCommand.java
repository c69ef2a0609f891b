package dev.mangaassist.local.cli;

import dev.mangaassist.local.LocalOptions;
import dev.mangaassist.local.LocalSystem;
import dev.mangaassist.local.console.LineFormat;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the whole system until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the whole system on this machine, with a page to chat with, until you press Ctrl-C.",
      "Everything listens on 127.0.0.1 only and forgets everything when it stops."
    })
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description =
          "The port of the page and the WebSocket; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--tune-every",
      paramLabel = "TIME",
      defaultValue = "15m",
      converter = DurationConverter.class,
      description = "How often the tuner runs, such as 10s or 15m (default: ${DEFAULT-VALUE}).")
  private Duration tuneEvery = LocalOptions.TUNE_EVERY;

  @Option(
      names = "--tuning-window",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How much time the tuner looks back on (default: 15m; a little less if it runs more often"
              + " than once a minute, because whole minutes end only once a minute).")
  private @Nullable Duration tuningWindow;

  @Mixin private ModelOptions models = new ModelOptions();

  @Option(
      names = {"-v", "--verbose"},
      description = "Prints the functions' lines as they write them, in JSON.")
  private boolean verbose;

  private Duration window() {
    if (tuningWindow != null) {
      return tuningWindow;
    }
    return tuneEvery.compareTo(Duration.ofMinutes(1)) < 0
        ? LocalOptions.TUNE_EVERY.minus(tuneEvery)
        : LocalOptions.TUNE_EVERY;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    LocalOptions options =
        models.applyTo(
            LocalOptions.defaults()
                .withPort(port)
                .withTuning(tuneEvery, window())
                .withLines(printer(out)));
    LocalSystem system = LocalSystem.start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop"));
    out.print(system.description());
    out.println("Press Ctrl-C to stop.");
    out.println();
    new CountDownLatch(1).await();
    return 0;
  }

  private Consumer<String> printer(PrintWriter out) {
    LineFormat format = new LineFormat(ZoneId.systemDefault());
    return verbose ? out::println : line -> out.println(format.format(line));
  }
}

package dev.mangaassist.local.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** MangaAssist on one machine, from the command line. */
@Command(
    name = "mangaassist",
    description = "MangaAssist, the chat of a manga store, on this machine.",
    mixinStandardHelpOptions = true,
    version = "MangaAssist 0.1.0",
    subcommands = {
      ServeCommand.class,
      AskCommand.class,
      InvokeCommand.class,
      ReplayCommand.class,
      CalibrateCommand.class,
      CertifyCommand.class,
      ConfigureCommand.class,
      RollbackCommand.class,
      ClassifyCommand.class,
      TrainCommand.class
    })
public final class Main {

  /**
   * Runs a command and exits with its code: 0 if it did what it should, 1 if it failed, 2 if it was
   * called wrongly.
   */
  public static void main(String[] arguments) {
    quieten();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(commandLine(out, err).execute(arguments));
  }

  /** Keeps the libraries' own messages off the terminal: what people need to know we say. */
  private static void quieten() {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    System.setProperty("org.slf4j.simpleLogger.log.io.javalin", "off");
    System.setProperty("io.netty.noUnsafe", "true"); // its use is announced by the JDK
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(failure.getMessage());
              return failure instanceof IllegalArgumentException
                  ? CommandLine.ExitCode.USAGE
                  : CommandLine.ExitCode.SOFTWARE;
            })
        .addSubcommand(new CommandLine.HelpCommand());
  }
}

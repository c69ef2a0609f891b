package dev.mangaassist.local.cli;

import dev.mangaassist.local.training.TrainedModel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains the model by which messages are understood. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the model by which messages are understood, and writes a report of how good it is.",
      "The same data give the same model: run it after a change of the messages or of the lexicon,"
          + " read the report, and commit all three."
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = "functions/cascade/training",
      description = "The training data (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "FILE",
      defaultValue =
          "functions/cascade/src/main/resources/dev/mangaassist/cascade/understand/understanding.model",
      description = "Where the model goes (default: ${DEFAULT-VALUE}).")
  private Path model = Path.of("");

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where the report goes (default: REPORT.md in the folder).")
  private Path report = Path.of("");

  @Override
  public Integer call() {
    TrainedModel trained = TrainedModel.of(folder);
    trained.write(model, report.toString().isEmpty() ? folder.resolve("REPORT.md") : report);
    spec.commandLine().getOut().print(trained.report());
    spec.commandLine().getOut().flush();
    return 0;
  }
}

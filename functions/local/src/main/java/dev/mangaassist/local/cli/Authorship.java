package dev.mangaassist.local.cli;

import dev.mangaassist.tuner.rules.Memory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who changes a configuration, and why. */
final class Authorship {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for those who read the history later.")
  private String reason = "";

  @Option(
      names = "--author",
      paramLabel = "NAME",
      description = "Who changes it (default: the name of the user of this machine).")
  private String author = System.getProperty("user.name", "command line");

  /** The reason; a usage error if it says nothing. */
  String reason() {
    if (reason.isBlank()) {
      throw wrong("A change needs a --reason that says something, such as \"Budget of December\".");
    }
    return reason.strip();
  }

  /** The author; a usage error if it is nobody, or the tuner, which takes its own changes back. */
  String author() {
    if (author.isBlank()) {
      throw wrong("--author is the name of whoever changes the configuration.");
    }
    if (author.strip().equals(Memory.AUTHOR)) {
      throw wrong("--author must not be '%s': that is the tuner's own name.".formatted(author));
    }
    return author.strip();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}

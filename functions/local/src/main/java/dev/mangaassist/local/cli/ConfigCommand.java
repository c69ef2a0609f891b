package dev.mangaassist.local.cli;

import picocli.CommandLine.Command;

/** What a deployment follows: thresholds, limits, budgets. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = {
      "Shows and changes the configuration that a deployment follows: thresholds, limits,"
          + " budgets. Every change is a new version with its author and reason, and none is ever"
          + " lost; cascades follow within 30 seconds."
    },
    subcommands = {
      ConfigShowCommand.class,
      ConfigHistoryCommand.class,
      ConfigSetCommand.class,
      ConfigRollbackCommand.class
    })
final class ConfigCommand {}

package dev.mangaassist.local.cli;

import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the values of an earlier version the active ones again. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = {
      "Publishes the values of an earlier version of a deployment's configuration as a new version:",
      "no version is ever lost. Cascades follow within 30 seconds; the tuner takes the new version",
      "for a person's, and leaves it alone until it has seen a full window under it.",
      "Exits with 1 if the table could not be read or written."
    })
final class RollbackCommand implements Callable<Integer> {
  private final Supplier<DynamoDbClient> clients;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ConfigurationAccess access = new ConfigurationAccess();

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description =
          "The version to go back to, 0 for the built-in one (default: the one before the active"
              + " one); configure --history shows them.")
  private @Nullable Integer version;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for those who read the versions later.")
  private String reason = "";

  /** With the credentials, region and endpoint of the environment. */
  RollbackCommand() {
    this(ConfigurationAccess::client);
  }

  RollbackCommand(Supplier<DynamoDbClient> clients) {
    this.clients = clients;
  }

  @Override
  public Integer call() {
    return access.run(
        clients,
        spec.commandLine(),
        configurations -> access.print(rollBack(configurations), spec.commandLine().getOut()));
  }

  private ConfigurationVersion rollBack(ConfigurationTable configurations) {
    ConfigurationVersion active = configurations.active();
    int target = version == null ? active.version() - 1 : version;
    ConfigurationVersion earlier =
        target < 0 || target >= active.version()
            ? refuse(target, active)
            : configurations.version(target).orElseGet(() -> refuse(target, active));
    return configurations.publish(
        active,
        earlier.configuration(),
        access.author(),
        "Back to version %d: %s".formatted(target, reason));
  }

  private ConfigurationVersion refuse(int target, ConfigurationVersion active) {
    throw new ParameterException(
        spec.commandLine(),
        active.version() == 0
            ? "There is nothing to go back to: nobody has published a configuration yet."
            : "--to must be an earlier version than the active one, from 0 to %d, but is %d."
                .formatted(active.version() - 1, target));
  }
}

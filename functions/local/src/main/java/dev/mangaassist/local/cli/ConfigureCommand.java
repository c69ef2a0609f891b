package dev.mangaassist.local.cli;

import dev.mangaassist.shared.config.CalibrationJson;
import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationJson;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.config.PastVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

/** Shows or changes the active configuration of a deployment. */
@Command(
    name = "configure",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the active configuration of a deployment, or changes it: thresholds, limits, budgets.",
      "Reads the credentials and the region of the environment, as the AWS CLI does. Every change is",
      "a new version with its author and reason; cascades follow within 30 seconds.",
      "Exits with 1 if the table could not be read or written."
    })
final class ConfigureCommand implements Callable<Integer> {
  private static final int MOST_VERSIONS = 20;

  private final Supplier<DynamoDbClient> clients;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ConfigurationAccess access = new ConfigurationAccess();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "Another value, such as sonnetBudgetPerDayUsd=250 or confidenceThreshold=0.82; empty takes"
              + " a limit away; may be given several times.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description = "A calibration of confidence, as 'calibrate' prints it.")
  private @Nullable Path calibration;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for those who read the versions later; needed with a change.")
  private @Nullable String reason;

  @Option(names = "--history", description = "Shows the last 20 versions instead, newest first.")
  private boolean history;

  /** With the credentials, region and endpoint of the environment. */
  ConfigureCommand() {
    this(ConfigurationAccess::client);
  }

  ConfigureCommand(Supplier<DynamoDbClient> clients) {
    this.clients = clients;
  }

  @Override
  public Integer call() {
    if (reason == null && (!settings.isEmpty() || calibration != null)) {
      throw new ParameterException(
          spec.commandLine(), "A change needs a --reason, such as \"Budget of December\".");
    }
    String why = reason;
    return access.run(
        clients,
        spec.commandLine(),
        configurations -> {
          if (history) {
            configurations.history(MOST_VERSIONS).forEach(this::printHead);
          } else {
            print(why == null ? configurations.active() : change(configurations, why));
          }
        });
  }

  private ConfigurationVersion change(ConfigurationTable configurations, String why) {
    ConfigurationVersion active = configurations.active();
    Configuration changed = changed(active.configuration());
    return changed.equals(active.configuration())
        ? active
        : configurations.publish(active, changed, access.author(), why);
  }

  private Configuration changed(Configuration base) {
    try {
      Configuration changed = ConfigurationJson.change(base, settings);
      return calibration == null
          ? changed
          : changed.toBuilder().calibration(Optional.of(read(calibration))).build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static ConfidenceCalibration read(Path file) {
    try {
      return CalibrationJson.read(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("The file " + file + " can not be read", e);
    }
  }

  private void print(ConfigurationVersion version) {
    access.print(version, spec.commandLine().getOut());
  }

  private void printHead(PastVersion past) {
    access.printHead(past.version(), spec.commandLine().getOut());
  }
}

package dev.mangaassist.local.cli;

import dev.mangaassist.local.deployment.Deployments;
import dev.mangaassist.shared.config.CalibrationJson;
import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes a deployment's configuration. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    description = {
      "Publishes a version of a deployment's configuration with other values, and prints what"
          + " it changed. The tuner takes it for a person's, and leaves it alone until it has seen a"
          + " full window under it. If nothing would change, nothing is published.",
      "Exits with 1 if it can not be read or written, or somebody else published meanwhile."
    })
final class ConfigSetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private TargetOptions target;

  @Mixin private Authorship authorship = new Authorship();

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME=VALUE",
      description =
          "Other values, such as sonnetBudgetPerDayUsd=250 confidenceThreshold=0.82; 'config show'"
              + " has the names. An empty value takes a budget's limit away; certificate= ends the certificate.")
  private List<String> settings = List.of();

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description = "A calibration of confidence, as 'calibrate' prints it.")
  private @Nullable Path calibration;

  @Option(
      names = "--trial",
      description =
          "Lets the version serve canaryShare of the conversations first; the tuner then promotes"
              + " or withdraws it.")
  private boolean isTrial;

  ConfigSetCommand() {
    this(Deployments::ofEnvironment);
  }

  ConfigSetCommand(Supplier<Deployments> deployments) {
    this.target = new TargetOptions(deployments);
  }

  @Override
  public Integer call() {
    if (settings.isEmpty() && calibration == null) {
      throw wrong("Say what to set, such as confidenceThreshold=0.82.");
    }
    String reason = authorship.reason();
    String author = authorship.author();
    changed(Configuration.DEFAULT); // what is wrong by itself is told before anything is asked
    return new Configurations(target).run(configurations -> set(configurations, author, reason));
  }

  private int set(ConfigurationTable configurations, String author, String reason) {
    ConfigurationVersion active = configurations.active();
    if (isTrial && active.configuration().canaryShare().signum() == 0) {
      throw wrong(
          "There are no trials while canaryShare is 0: set it first, or leave --trial out.");
    }
    return Configurations.publish(
        active,
        changed(active.configuration()),
        isTrial
            ? Configurations.onTrial(configurations, author, reason)
            : Configurations.atOnce(configurations, author, reason),
        spec.commandLine().getOut());
  }

  private Configuration changed(Configuration base) {
    try {
      Configuration changed = Settings.parse(settings).applyTo(base);
      return calibration == null
          ? changed
          : changed.toBuilder().calibration(Optional.of(read(calibration))).build();
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private static ConfidenceCalibration read(Path file) {
    try {
      return CalibrationJson.read(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("The file " + file + " can not be read.", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " holds no calibration: " + e.getMessage(), e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

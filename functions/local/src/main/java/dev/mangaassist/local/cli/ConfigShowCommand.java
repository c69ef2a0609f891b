package dev.mangaassist.local.cli;

import dev.mangaassist.local.deployment.Deployments;
import dev.mangaassist.shared.config.ActiveConfiguration;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a version of a deployment's configuration. */
@Command(
    name = "show",
    description = {
      "Shows the configuration that a deployment follows, or an earlier version of it.",
      "Exits with 1 if it can not be read."
    })
final class ConfigShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private TargetOptions target;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it; its own mixin would take --version
  private boolean help;

  @Option(
      names = "--version",
      paramLabel = "NUMBER",
      description = "The version, 0 for the built-in one (default: the active one).")
  private @Nullable Integer version;

  @Option(names = "--json", description = "Prints the version as JSON, calibration and all.")
  private boolean json;

  ConfigShowCommand() {
    this(Deployments::ofEnvironment);
  }

  ConfigShowCommand(Supplier<Deployments> deployments) {
    this.target = new TargetOptions(deployments);
  }

  @Override
  public Integer call() {
    return new Configurations(target).run(this::show);
  }

  private int show(ConfigurationTable configurations) {
    ActiveConfiguration serving = configurations.serving();
    ConfigurationVersion active = serving.stable();
    Optional<ConfigurationVersion> wanted =
        version == null ? Optional.of(active) : configurations.version(version);
    if (wanted.isEmpty()) {
      return target.fail(
          "There is no version %d: the active one is %d.".formatted(version, active.version()));
    }
    var text = new ConfigurationText(spec.commandLine().getOut());
    if (json) {
      text.json(wanted.get());
    } else {
      text.show(wanted.get(), active);
      serving.canary().ifPresent(text::trial);
    }
    return 0;
  }
}

package dev.mangaassist.local.cli;

import dev.mangaassist.local.deployment.Deployments;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells how a deployment's configuration came to be what it is. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what was changed in a deployment's configuration, when, by whom and why, the"
          + " newest first.",
      "Exits with 1 if it can not be read."
    })
final class ConfigHistoryCommand implements Callable<Integer> {
  private static final int MOST = 1_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private TargetOptions target;

  @Option(
      names = "--last",
      paramLabel = "NUMBER",
      defaultValue = "20",
      description = "How many versions (default: ${DEFAULT-VALUE}).")
  private int last;

  ConfigHistoryCommand() {
    this(Deployments::ofEnvironment);
  }

  ConfigHistoryCommand(Supplier<Deployments> deployments) {
    this.target = new TargetOptions(deployments);
  }

  @Override
  public Integer call() {
    if (last < 1 || last > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--last is a number from 1 to %d, not %d.".formatted(MOST, last));
    }
    return new Configurations(target).run(this::tell);
  }

  private int tell(ConfigurationTable configurations) {
    List<ConfigurationVersion> versions = configurations.history(last + 1);
    var text = new ConfigurationText(spec.commandLine().getOut());
    for (int i = 0; i < Math.min(last, versions.size()); i++) {
      ConfigurationVersion before =
          i + 1 < versions.size() ? versions.get(i + 1) : ConfigurationVersion.BUILT_IN;
      text.change(before, versions.get(i));
    }
    if (versions.isEmpty()) {
      text.nothingPublished();
    }
    return 0;
  }
}

package dev.mangaassist.local.cli;

import dev.mangaassist.local.deployment.Deployments;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.config.PastVersion;
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

  /** As many versions may lie between one and the version that it was derived from. */
  private static final int WITHDRAWN_IN_A_ROW = 100;

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
    List<PastVersion> versions = configurations.history(last + WITHDRAWN_IN_A_ROW);
    var text = new ConfigurationText(spec.commandLine().getOut());
    for (int i = 0; i < Math.min(last, versions.size()); i++) {
      text.change(before(versions, i), versions.get(i));
    }
    if (versions.isEmpty()) {
      text.nothingPublished();
    }
    return 0;
  }

  /** The version that a version was derived from: the last one before it that became active. */
  private static ConfigurationVersion before(List<PastVersion> versions, int index) {
    return versions.subList(index + 1, versions.size()).stream()
        .filter(past -> past.standing() != PastVersion.Standing.WITHDRAWN)
        .map(PastVersion::version)
        .findFirst()
        .orElse(ConfigurationVersion.BUILT_IN);
  }
}

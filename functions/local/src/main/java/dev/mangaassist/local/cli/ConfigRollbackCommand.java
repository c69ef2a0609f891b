package dev.mangaassist.local.cli;

import dev.mangaassist.local.deployment.Deployments;
import dev.mangaassist.shared.config.ActiveConfiguration;
import dev.mangaassist.shared.config.Canary;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.config.PastVersion;
import java.io.PrintWriter;
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
import picocli.CommandLine.Spec;

/** Makes the values of an earlier version the active ones again. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = {
      "Publishes the values of an earlier version of a deployment's configuration as a new"
          + " version, and prints what that changed. The tuner takes it for a person's, and leaves it"
          + " alone until it has seen a full window under it. If nothing would change, nothing is"
          + " published.",
      "Exits with 1 if it can not be read or written, or somebody else published meanwhile."
    })
final class ConfigRollbackCommand implements Callable<Integer> {
  /** As many versions may lie between one and the version that it was derived from. */
  private static final int WITHDRAWN_IN_A_ROW = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private TargetOptions target;

  @Mixin private Authorship authorship = new Authorship();

  @Option(
      names = "--to",
      paramLabel = "NUMBER",
      description =
          "The version to go back to, 0 for the built-in one; 'config history' shows them"
              + " (default: a trial that is open is ended, else the one before the active one).")
  private @Nullable Integer version;

  ConfigRollbackCommand() {
    this(Deployments::ofEnvironment);
  }

  ConfigRollbackCommand(Supplier<Deployments> deployments) {
    this.target = new TargetOptions(deployments);
  }

  @Override
  public Integer call() {
    String reason = authorship.reason();
    String author = authorship.author();
    return new Configurations(target)
        .run(configurations -> rollBack(configurations, author, reason));
  }

  private int rollBack(ConfigurationTable configurations, String author, String reason) {
    ActiveConfiguration serving = configurations.serving();
    if (version == null && serving.canary().isPresent()) {
      return withdraw(configurations, serving.canary().get(), author, reason);
    }
    ConfigurationVersion active = serving.stable();
    ConfigurationVersion earlier = earlier(configurations, active);
    return Configurations.publish(
        active,
        earlier.configuration(),
        Configurations.atOnce(
            configurations, author, "Back to version %d: %s".formatted(earlier.version(), reason)),
        spec.commandLine().getOut());
  }

  private int withdraw(
      ConfigurationTable configurations, Canary canary, String author, String reason) {
    configurations.withdraw(canary, "%s, by %s".formatted(reason, author), List.of());
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Version %d was withdrawn from its trial; cascades follow within 30 seconds.%n",
        canary.version().version());
    out.flush();
    return 0;
  }

  private ConfigurationVersion earlier(
      ConfigurationTable configurations, ConfigurationVersion active) {
    if (active.version() == ConfigurationVersion.BUILT_IN.version()) {
      throw wrong("There is nothing to go back to: nobody has published a configuration yet.");
    }
    int wanted = version == null ? before(configurations, active) : version;
    Optional<ConfigurationVersion> earlier =
        wanted < 0 || wanted >= active.version()
            ? Optional.empty()
            : configurations.version(wanted);
    return earlier.orElseThrow(
        () ->
            wrong(
                "--to must be an earlier version than the active one, from 0 to %d, but is %d."
                    .formatted(active.version() - 1, wanted)));
  }

  /** The version that was active before; what was withdrawn from a trial never was. */
  private static int before(ConfigurationTable configurations, ConfigurationVersion active) {
    return configurations.history(WITHDRAWN_IN_A_ROW).stream()
        .filter(past -> past.standing() == PastVersion.Standing.REPLACED)
        .mapToInt(past -> past.version().version())
        .filter(number -> number < active.version())
        .findFirst()
        .orElse(ConfigurationVersion.BUILT_IN.version());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

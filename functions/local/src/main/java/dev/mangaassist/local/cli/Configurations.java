package dev.mangaassist.local.cli;

import dev.mangaassist.local.deployment.Deployment;
import dev.mangaassist.shared.config.Canary;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationConflictException;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToIntFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Reads and changes the configuration of the deployment that the options name. */
final class Configurations {
  private final TargetOptions target;

  Configurations(TargetOptions target) {
    this.target = target;
  }

  /** Does something with the versions and returns the exit code; failures are told. */
  int run(ToIntFunction<ConfigurationTable> action) {
    return target.run(deployment -> run(deployment, action));
  }

  private int run(Deployment deployment, ToIntFunction<ConfigurationTable> action) {
    try (DynamoDbClient client = deployment.tables()) {
      return action.applyAsInt(
          new ConfigurationTable(client, deployment.configTable(), InstantSource.system()));
    } catch (ResourceNotFoundException e) {
      return target.fail(
          "There is no table '%s', where %s is to have its configuration."
              .formatted(deployment.configTable(), deployment.name()));
    } catch (ConfigurationConflictException e) {
      return target.fail(
          "Nothing was written: somebody else published a version meanwhile, or a trial is open."
              + " See 'config history', then try again.");
    }
  }

  /** How a change becomes a version, and what is told of that version. */
  interface Publishing {
    String publish(ConfigurationVersion active, Configuration changed);
  }

  /** Makes changes the active version at once. */
  static Publishing atOnce(ConfigurationTable configurations, String author, String reason) {
    return (active, changed) -> {
      ConfigurationVersion published = configurations.publish(active, changed, author, reason);
      return "Version %d is active, by %s; cascades follow within 30 seconds."
          .formatted(published.version(), published.author());
    };
  }

  /** Puts changes on trial beside the active version. */
  static Publishing onTrial(ConfigurationTable configurations, String author, String reason) {
    return (active, changed) -> {
      Canary canary = configurations.trial(active, changed, author, reason, opened -> List.of());
      return "Version %d is on trial, by %s, with %s of the conversations; the tuner ends the trial."
          .formatted(
              canary.version().version(),
              canary.version().author(),
              canary.share().toPlainString());
    };
  }

  /**
   * Publishes a change and tells what it changes, or that it changes nothing.
   *
   * @return the exit code
   */
  static int publish(
      ConfigurationVersion active, Configuration changed, Publishing publishing, PrintWriter out) {
    List<Difference> differences = Difference.between(active.configuration(), changed);
    if (differences.isEmpty()) {
      out.printf(
          "Nothing to change: version %d, the active one, has these values already.%n",
          active.version());
      return 0;
    }
    out.println(publishing.publish(active, changed));
    Difference.lines(differences).forEach(line -> out.println("  " + line));
    out.flush();
    return 0;
  }
}

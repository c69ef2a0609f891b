package dev.mangaassist.local.cli;

import dev.mangaassist.local.deployment.Deployment;
import dev.mangaassist.local.deployment.DeploymentException;
import dev.mangaassist.local.deployment.Deployments;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Which deployment a command is about. */
final class TargetOptions {
  private static final int DEFAULT_PORT = 8080;
  private static final int HIGHEST_PORT = 65_535;

  private final Supplier<Deployments> deployments;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--local", description = "The system that 'serve' runs on this machine.")
  private boolean local;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port of its page, with --local (default: 8080).")
  private @Nullable Integer port;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description =
          "The deployment of this CloudFormation stack, such as MangaAssist, with the credentials"
              + " and the region of the environment, as the AWS CLI reads them.")
  private @Nullable String stack;

  /**
   * Options that find their deployment by other means than this process's environment.
   *
   * @param deployments made when the deployment is looked for
   */
  TargetOptions(Supplier<Deployments> deployments) {
    this.deployments = deployments;
  }

  /**
   * Finds the deployment and does something with it.
   *
   * @return the exit code that {@code action} returned; 1, after a message, if there is no such
   *     deployment or AWS refused something
   * @throws ParameterException if the options name none, or two
   */
  int run(ToIntFunction<Deployment> action) {
    try {
      return action.applyAsInt(find());
    } catch (DeploymentException e) {
      return fail(String.valueOf(e.getMessage()));
    } catch (AwsServiceException e) {
      return fail("AWS refused: " + e.getMessage());
    } catch (SdkException e) {
      return fail("Out of reach: " + e.getMessage());
    }
  }

  private Deployment find() {
    if (local == (stack != null)) {
      throw wrong("Say which deployment is meant: --local or --stack NAME.");
    }
    if (stack != null) {
      if (port != null) {
        throw wrong("--port belongs to --local: a stack has none.");
      }
      return deployments.get().stack(stack);
    }
    int page = port == null ? DEFAULT_PORT : port;
    if (page < 1 || page > HIGHEST_PORT) {
      throw wrong("--port is a number from 1 to 65535, not " + page + ".");
    }
    return deployments.get().local(page);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  /** Tells what went wrong and returns the exit code that says so. */
  int fail(String message) {
    command.commandLine().getErr().println(message);
    return 1;
  }
}

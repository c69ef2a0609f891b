package dev.mangaassist.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.shared.config.CalibrationJson;
import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationConflictException;
import dev.mangaassist.shared.config.ConfigurationJson;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

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
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Supplier<DynamoDbClient> clients;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--table",
      paramLabel = "NAME",
      required = true,
      description = "The configuration's table: the stack's output ConfigTableName.")
  private String table = "";

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

  @Option(
      names = "--author",
      paramLabel = "NAME",
      description = "Who changes it (default: the name of the user of this machine).")
  private String author = System.getProperty("user.name", "command line");

  /** With the credentials, region and endpoint of the environment. */
  ConfigureCommand() {
    this(
        () ->
            DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.builder().build()).build());
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
    try (DynamoDbClient client = clients.get()) {
      ConfigurationTable configurations =
          new ConfigurationTable(client, table, InstantSource.system());
      print(reason == null ? configurations.active() : change(configurations, reason));
      return 0;
    } catch (ResourceNotFoundException e) {
      return fail("There is no table '" + table + "' in this account and region.");
    } catch (ConfigurationConflictException e) {
      return fail("Somebody else changed the configuration at the same time: run it again.");
    } catch (SdkException e) {
      return fail("The table '" + table + "' is out of reach: " + e.getMessage());
    }
  }

  private ConfigurationVersion change(ConfigurationTable configurations, String why) {
    ConfigurationVersion active = configurations.active();
    Configuration changed = changed(active.configuration());
    return changed.equals(active.configuration())
        ? active
        : configurations.publish(active, changed, author, why);
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
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "version %d, since %s, by %s: %s%n",
        version.version(), version.since(), version.author(), version.reason());
    try {
      out.println(
          JSON.writerWithDefaultPrettyPrinter()
              .writeValueAsString(JSON.readTree(ConfigurationJson.write(version.configuration()))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A configuration's document is JSON", e);
    }
    out.flush();
  }

  private int fail(String message) {
    spec.commandLine().getErr().println(message);
    return 1;
  }
}

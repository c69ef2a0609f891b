package dev.mangaassist.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.shared.config.ConfigurationConflictException;
import dev.mangaassist.shared.config.ConfigurationJson;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** What every command needs that reads or writes a deployment's configuration. */
final class ConfigurationAccess {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--table",
      paramLabel = "NAME",
      required = true,
      description = "The configuration's table: the stack's output ConfigTableName.")
  private String table = "";

  @Option(
      names = "--author",
      paramLabel = "NAME",
      description = "Who changes it (default: the name of the user of this machine).")
  private String author = System.getProperty("user.name", "command line");

  /** With the credentials, region and endpoint of the environment. */
  static DynamoDbClient client() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.builder().build()).build();
  }

  String author() {
    return author;
  }

  /** Does something with the configuration and returns the exit code. */
  int run(
      Supplier<DynamoDbClient> clients, CommandLine command, Consumer<ConfigurationTable> action) {
    try (DynamoDbClient client = clients.get()) {
      action.accept(new ConfigurationTable(client, table, InstantSource.system()));
      return 0;
    } catch (ResourceNotFoundException e) {
      return fail(command, "There is no table '" + table + "' in this account and region.");
    } catch (ConfigurationConflictException e) {
      return fail(
          command, "Somebody else changed the configuration at the same time: run it again.");
    } catch (SdkException e) {
      return fail(command, "The table '" + table + "' is out of reach: " + e.getMessage());
    }
  }

  private static int fail(CommandLine command, String message) {
    command.getErr().println(message);
    return 1;
  }

  void printHead(ConfigurationVersion version, PrintWriter out) {
    out.printf(
        "version %d, since %s, by %s: %s%n",
        version.version(), version.since(), version.author(), version.reason());
    out.flush();
  }

  void print(ConfigurationVersion version, PrintWriter out) {
    printHead(version, out);
    try {
      out.println(
          JSON.writerWithDefaultPrettyPrinter()
              .writeValueAsString(JSON.readTree(ConfigurationJson.write(version.configuration()))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A configuration's document is JSON", e);
    }
    out.flush();
  }
}

package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.local.dynamodb.DynamoDbLocal;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.tables.Table;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class RollbackCommandTest {
  private static final String TABLE = DynamoDbLocal.tableName(Table.CONFIG);
  private static final Configuration FIRST = Configuration.DEFAULT.withHaikuMaxTokens(512);
  private static final Configuration SECOND = Configuration.DEFAULT.withHaikuMaxTokens(256);

  @AutoClose private final DynamoDbLocal dynamoDb = DynamoDbLocal.start();
  @AutoClose private final DynamoDbClient client = dynamoDb.client();
  private final ConfigurationTable configurations =
      new ConfigurationTable(client, TABLE, InstantSource.system());
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void publishTwoVersions() {
    ConfigurationVersion first =
        configurations.publish(ConfigurationVersion.BUILT_IN, FIRST, "tuner", "First.");
    configurations.publish(first, SECOND, "tuner", "Second.");
  }

  @Test
  void theVersionBeforeTheActiveOneComesBackAsANewOne() {
    assertThat(run("--reason", "Answers got short", "--author", "Ana")).isZero();

    ConfigurationVersion active = configurations.active();
    assertThat(active.version()).isEqualTo(3);
    assertThat(active.configuration()).isEqualTo(FIRST);
    assertThat(active.author()).isEqualTo("Ana");
    assertThat(active.reason()).isEqualTo("Back to version 1: Answers got short");
    assertThat(out.toString()).startsWith("version 3, ").contains("512");
  }

  @Test
  void anyEarlierVersionCanBeNamedTheBuiltInOneToo() {
    assertThat(run("--to", "0", "--reason", "Afresh")).isZero();

    assertThat(configurations.active().configuration()).isEqualTo(Configuration.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "7", "-1"})
  void whatIsNoEarlierVersionIsRefused(String version) {
    assertThat(run("--to", version, "--reason", "test")).isEqualTo(2);

    assertThat(err.toString()).contains("from 0 to 1, but is " + version);
    assertThat(configurations.active().version()).isEqualTo(2);
  }

  @Test
  void aReasonIsNeeded() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("--reason");
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "--table";
    all[1] = TABLE;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return new CommandLine(new RollbackCommand(dynamoDb::client))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}

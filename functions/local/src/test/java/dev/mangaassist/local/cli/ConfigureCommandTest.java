package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.local.dynamodb.DynamoDbLocal;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.tables.Table;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.InstantSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ConfigureCommandTest {
  private static final String TABLE = DynamoDbLocal.tableName(Table.CONFIG);

  @AutoClose private final DynamoDbLocal dynamoDb = DynamoDbLocal.start();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void showsWhatServesUntilSomebodyChangesIt() {
    assertThat(run("--table", TABLE)).isZero();
    assertThat(out.toString())
        .startsWith("version 0, ")
        .contains("\"confidenceThreshold\" : \"0.80\"", "\"sonnetBudgetPerDayUsd\" : null");
  }

  @Test
  void aChangeIsANewVersionWithItsAuthorAndReason() {
    assertThat(
            run(
                "--table",
                TABLE,
                "--set",
                "sonnetBudgetPerDayUsd=250",
                "--reason",
                "Budget of December",
                "--author",
                "Ana"))
        .isZero();
    assertThat(out.toString()).contains("version 1, ", "by Ana: Budget of December");
    var active = new ConfigurationTable(dynamoDb.client(), TABLE, InstantSource.system()).active();
    assertThat(active.configuration().sonnetBudgetPerDayUsd()).contains(new BigDecimal("250"));
  }

  @Test
  void aChangeThatChangesNothingIsNone() {
    assertThat(run("--table", TABLE, "--set", "haikuMaxTokens=1024", "--reason", "none")).isZero();
    assertThat(out.toString()).startsWith("version 0, ");
  }

  @Test
  void aWrongChangeSaysWhatIsRight() {
    assertThat(run("--table", TABLE, "--set", "haikuMaxTokens=0", "--reason", "test")).isEqualTo(2);
    assertThat(err.toString()).contains("--set: haikuMaxTokens must be 1 to 8192, but is 0");
    assertThat(run("--table", TABLE, "--set", "haikuMaxTokens=10")).isEqualTo(2);
    assertThat(err.toString()).contains("--set needs a --reason");
  }

  @Test
  void aTableThatIsNotThereIsTold() {
    assertThat(run("--table", "no-such-table")).isEqualTo(1);
    assertThat(err.toString()).contains("no table 'no-such-table'");
  }

  @Test
  void theHistoryIsShownNewestFirst() {
    run("--table", TABLE, "--set", "haikuMaxTokens=512", "--reason", "first", "--author", "Ana");
    run("--table", TABLE, "--set", "haikuMaxTokens=256", "--reason", "second", "--author", "Bo");
    out.getBuffer().setLength(0);

    assertThat(run("--table", TABLE, "--history")).isZero();
    assertThat(out.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("version 2, ").endsWith("by Bo: second"),
            line -> assertThat(line).startsWith("version 1, ").endsWith("by Ana: first"));
  }

  private int run(String... arguments) {
    return new CommandLine(new ConfigureCommand(dynamoDb::client))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}

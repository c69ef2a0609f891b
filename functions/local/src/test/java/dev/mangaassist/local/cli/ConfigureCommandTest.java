package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.local.dynamodb.DynamoDbLocal;
import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    assertThat(err.toString()).contains("haikuMaxTokens must be 1 to 8192, but is 0");
    assertThat(run("--table", TABLE, "--set", "haikuMaxTokens=10")).isEqualTo(2);
    assertThat(err.toString()).contains("A change needs a --reason");
  }

  @Test
  void aCalibrationIsFittedToJudgedDraftsAndServes(@TempDir Path folder) throws IOException {
    Path drafts = folder.resolve("drafts.jsonl");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      lines.add(
          "{\"score\": %s, \"task\": \"faq\", \"lang\": \"en\", \"good\": %s}"
              .formatted(i % 2 == 0 ? "0.9" : "0.6", i % 2 == 0 || i % 4 == 1));
    }
    Files.write(drafts, lines);
    StringWriter fitted = new StringWriter();
    assertThat(command(new CalibrateCommand(), fitted).execute(drafts.toString())).isZero();
    Path calibration = Files.writeString(folder.resolve("calibration.json"), fitted.toString());

    assertThat(
            run(
                "--table",
                TABLE,
                "--calibration",
                calibration.toString(),
                "--reason",
                "400 judged drafts"))
        .isZero();
    var active = new ConfigurationTable(dynamoDb.client(), TABLE, InstantSource.system()).active();
    ConfidenceCalibration serving = active.configuration().calibration().orElseThrow();
    assertThat(serving.label()).isEqualTo("judged@1");
    assertThat(serving.probability(new BigDecimal("0.6"), Task.FAQ, Language.ENGLISH).orElseThrow())
        .isBetween(new BigDecimal("0.45"), new BigDecimal("0.55"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"score\": 2, \"task\": \"faq\", \"lang\": \"en\", \"good\": true}|:2: A score must be 0 to 1",
        "{\"score\": 0.5, \"task\": \"fax\", \"lang\": \"en\", \"good\": true}|:2: expected a score",
        "{|:2: expected one JSON object",
        "{\"score\": 0.5, \"task\": \"faq\", \"lang\": \"en\", \"good\": true}|needs 200 judged drafts"
      })
  void whatCanNotBeFittedIsNamed(String line, String told, @TempDir Path folder)
      throws IOException {
    Path drafts = folder.resolve("drafts.jsonl");
    Files.write(
        drafts,
        List.of("{\"score\": 0.5, \"task\": \"faq\", \"lang\": \"en\", \"good\": true}", line));
    assertThat(command(new CalibrateCommand(), out).execute(drafts.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(told);
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
    return command(new ConfigureCommand(dynamoDb::client), out).execute(arguments);
  }

  private CommandLine command(Object command, StringWriter output) {
    return new CommandLine(command)
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(err, true));
  }
}

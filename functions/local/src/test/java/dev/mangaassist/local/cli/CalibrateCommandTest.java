package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class CalibrateCommandTest {
  private final StringWriter err = new StringWriter();

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
    assertThat(run(drafts)).isEqualTo(1);
    assertThat(err.toString()).contains(told);
  }

  private int run(Path drafts) {
    return new CommandLine(new CalibrateCommand())
        .setErr(new PrintWriter(err, true))
        .execute(drafts.toString());
  }
}

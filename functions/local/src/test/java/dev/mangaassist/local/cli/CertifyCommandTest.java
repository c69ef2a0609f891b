package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class CertifyCommandTest {
  private static final String HEADER =
      "confidence,weak_quality,strong_quality,weak_cost_usd,strong_cost_usd";

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aThresholdIsCertified() throws IOException {
    List<String> rows = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < 400; i++) {
      rows.add(i % 4 == 0 ? "0.40,0.2,0.95,0.00014,0.0028" : "0.80,0.94,0.95,0.00014,0.0028");
    }
    assertThat(certify(rows)).isZero();
    JsonNode line = new ObjectMapper().readTree(out.toString());
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly(
            "file",
            "certified",
            "threshold",
            "samples",
            "escalationRate",
            "quality",
            "qualityLowerBound",
            "strongQuality",
            "saving",
            "reason");
    assertThat(line.path("certified").asBoolean()).isTrue();
    assertThat(line.path("threshold").decimalValue()).isEqualByComparingTo("0.41");
    assertThat(line.path("escalationRate").decimalValue()).isEqualByComparingTo("0.25");
    assertThat(line.path("quality").decimalValue()).isEqualByComparingTo("0.9425");
    assertThat(line.path("qualityLowerBound").asDouble()).isBetween(0.85, 0.9425);
    assertThat(line.path("saving").decimalValue()).isEqualByComparingTo("0.7");
  }

  @Test
  void draftsThatEscalatedQueriesPayInPartCostLess() throws IOException {
    List<String> rows = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < 400; i++) {
      rows.add(i % 4 == 0 ? "0.40,0.2,0.95,0.00014,0.0028" : "0.80,0.94,0.95,0.00014,0.0028");
    }
    assertThat(certify(rows, "--draft-share", "0.35")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).path("saving").decimalValue())
        .isEqualByComparingTo("0.708125");
  }

  @Test
  void whatIsNotCertifiableSaysWhy() throws IOException {
    List<String> rows = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < 30; i++) {
      rows.add("0.80,0.94,0.95,0.00014,0.0028");
    }
    assertThat(certify(rows)).isZero();
    JsonNode line = new ObjectMapper().readTree(out.toString());
    assertThat(line.path("certified").asBoolean()).isFalse();
    assertThat(line.path("threshold").isNull()).isTrue();
    assertThat(line.path("samplesNeeded").asInt()).isBetween(31, 300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.8,0.9,0.9,0.1|line 2: the row must have as many fields as the header, but has 4",
        "0.8,0.9,0.9,0.1,0.2,0.3|line 2: the row must have as many fields",
        "high,0.9,0.9,0.1,0.2|line 2: confidence must be a number, but is 'high'",
        "1.8,0.9,0.9,0.1,0.2|line 2: confidence must be 0 to 1",
        "0.8,-0.1,0.9,0.1,0.2|line 2: weak_quality must be 0 to 1",
        "0.8,0.9,0.9,0.1,-2|line 2: strong_cost_usd must be 0 or more",
        "0.8,0.9,,0.1,2|line 2: strong_quality must be a number, but is ''"
      })
  void aBrokenRowIsNamedByLine(String row, String told) throws IOException {
    assertThat(certify(List.of(HEADER, row))).isEqualTo(1);
    assertThat(err.toString()).contains(told);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aWrongHeaderIsTold() throws IOException {
    assertThat(certify(List.of("confidence,quality", "1,1"))).isEqualTo(1);
    assertThat(err.toString()).contains("line 1: the header must be " + HEADER);
    assertThat(certify(List.of(HEADER))).isEqualTo(1);
    assertThat(err.toString()).contains("there is no row after the header");
  }

  @Test
  void taskLanguageAndWeightAreRead() throws IOException {
    List<String> rows = new ArrayList<>(List.of(HEADER + ",task,lang,weight"));
    for (int i = 0; i < 200; i++) {
      rows.add("0.80,0.94,0.95,0.00014,0.0028,faq,ja,20");
    }
    assertThat(certify(rows)).isZero();
    assertThat(out.toString()).contains("\"certified\":true").doesNotContain("weigh more");
    rows.add("0.80,0.94,0.95,0.00014,0.0028,faq,ja,21");
    assertThat(certify(rows)).isZero();
    assertThat(out.toString()).contains("if no query can weigh more than the heaviest of these");
    assertThat(certify(List.of(HEADER + ",task", "0.8,0.9,0.9,0.1,0.2,fax"))).isEqualTo(1);
    assertThat(err.toString()).contains("line 2: there is no task 'fax'");
  }

  private int certify(List<String> rows, String... options) throws IOException {
    Path file = Files.write(folder.resolve("samples.csv"), rows);
    List<String> arguments = new ArrayList<>(List.of("certify", file.toString()));
    arguments.addAll(List.of(options));
    CommandLine command = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true));
    return command.execute(arguments.toArray(String[]::new));
  }
}

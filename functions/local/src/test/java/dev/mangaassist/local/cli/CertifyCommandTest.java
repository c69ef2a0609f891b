package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CertifyCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEADER =
      "confidence,weak_quality,strong_quality,weak_cost_usd,strong_cost_usd";
  private static final String SURE = "0.80,1,1,0.001,0.01\n";
  private static final String UNSURE = "0.7999,0,1,0.001,0.01\n";

  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aFileIsAnsweredWithItsCertificate() throws IOException {
    String file = file("samples.csv", HEADER + "\n" + SURE.repeat(200) + UNSURE.repeat(200));

    assertThat(run("certify", file)).isZero();
    JsonNode line = lines().getFirst();
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
            "samplesNeeded",
            "reason");
    assertThat(line.path("file").asText()).isEqualTo(file);
    assertThat(line.path("certified").asBoolean()).isTrue();
    assertThat(line.path("threshold").decimalValue()).isEqualTo("0.8");
    assertThat(line.path("samples").asInt()).isEqualTo(400);
    assertThat(line.path("escalationRate").asDouble()).isEqualTo(0.5);
    assertThat(line.path("quality").asDouble()).isEqualTo(1);
    assertThat(line.path("qualityLowerBound").asDouble()).isBetween(0.9, 1.0);
    assertThat(line.path("strongQuality").asDouble()).isEqualTo(1);
    assertThat(line.path("saving").asDouble()).isEqualTo(0.4);
    assertThat(line.path("reason").asText()).contains("at least 0.95", "at most 0.05");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theOptionsSayWhatToCertify() throws IOException {
    String file = file("samples.csv", HEADER + "\n" + SURE.repeat(200) + UNSURE.repeat(200));

    assertThat(run("certify", file, "--target", "0.4", "--delta", "0.01", "--draft-share", "0.5"))
        .isZero();
    JsonNode line = lines().getFirst();
    assertThat(line.path("threshold").decimalValue()).isEqualTo("0.799");
    assertThat(line.path("escalationRate").asDouble()).isZero();
    assertThat(line.path("reason").asText()).contains("at least 0.4", "at most 0.01");
  }

  @Test
  void whatCanNotBeCertifiedSaysHowManySamplesItWouldTake() throws IOException {
    assertThat(run("certify", file("few.csv", HEADER + "\n" + SURE.repeat(30)))).isZero();

    JsonNode line = lines().getFirst();
    assertThat(line.path("certified").asBoolean()).isFalse();
    assertThat(line.path("threshold").isNull()).isTrue();
    assertThat(line.path("samplesNeeded").asInt()).isBetween(31, 200);
    assertThat(line.path("escalationRate").asDouble()).isEqualTo(1);
    assertThat(line.path("saving").asDouble()).isZero();
    assertThat(line.path("reason").asText()).contains("30 samples");
  }

  @Test
  void groupsAreCertifiedTooWhereTheFileNamesThem() throws IOException {
    String file =
        file(
            "groups.csv",
            "task,lang,"
                + HEADER
                + ",weight\n"
                + "faq,ja,0.80,1,1,0.001,0.01,2\n".repeat(600)
                + "faq,en,0.80,1,1,0.001,0.01,1\n".repeat(50)
                + "discussion,en,0.70,0,1,0.001,0.01,1\n".repeat(50));

    assertThat(run("certify", file)).isZero();
    JsonNode groups = lines().getFirst().path("groups");
    assertThat(groups).hasSize(2);
    assertThat(groups.path(0).path("task").asText()).isEqualTo("faq");
    assertThat(groups.path(0).path("lang").asText()).isEqualTo("ja");
    assertThat(groups.path(0).path("pooled").asBoolean()).isFalse();
    assertThat(groups.path(0).path("certified").asBoolean()).isTrue();
    assertThat(groups.path(0).path("reason").asText()).contains("at most 0.025");
    assertThat(groups.path(1).path("task").isNull()).isTrue();
    assertThat(groups.path(1).path("pooled").asBoolean()).isTrue();
    assertThat(groups.path(1).path("samples").asInt()).isBetween(80, 100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fax,ja,1|task must be one of greeting, faq, product_search,",
        ",ja,1|task must be one of greeting",
        "faq,de,1|lang must be one of en, ja, but is 'de'",
        "faq,ja,|weight is empty; it must be a number",
        "faq,ja,0|weight must be above 0, but is 0",
      })
  void aWrongTaskLanguageOrWeightIsNamedByItsLine(String words, String reason) throws IOException {
    String file =
        file(
            "words.csv",
            HEADER
                + ",task,lang,weight\n"
                + SURE.replace("\n", ",faq,ja,1\n" + SURE.strip() + ",")
                + words);

    assertThat(run("certify", file)).isEqualTo(1);
    assertThat(err.toString()).startsWith(file + ":3: " + reason);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void equalWeightsNeedNoConditionAndDifferentOnesDo() throws IOException {
    String rows = SURE.replace("\n", ",20\n").repeat(200);
    String equal = file("equal.csv", HEADER + ",weight\n" + rows);
    String different =
        file("different.csv", HEADER + ",weight\n" + rows + SURE.replace("\n", ",21\n"));

    assertThat(run("certify", equal, different)).isZero();
    assertThat(lines().getFirst().path("certified").asBoolean()).isTrue();
    assertThat(lines().getFirst().path("reason").asText()).doesNotContain("weight");
    assertThat(lines().getLast().path("reason").asText())
        .endsWith("no query could have had a weight above 21.0.");
  }

  @Test
  void aMinimumQualityIsKeptBesides() throws IOException {
    String file = file("samples.csv", HEADER + "\n" + "0.8,0.9,0.9,0.001,0.01\n".repeat(400));

    assertThat(run("certify", file, "--min-quality", "0.8")).isZero();
    assertThat(run("certify", file, "--min-quality", "0.92")).isZero();
    assertThat(lines().getFirst().path("certified").asBoolean()).isTrue();
    assertThat(lines().getFirst().path("reason").asText())
        .contains("and a mean quality of at least 0.8");
    assertThat(lines().getLast().path("certified").asBoolean()).isFalse();
    assertThat(lines().getLast().path("reason").asText())
        .contains("strong tier's own mean quality", "0.9, is below the minimum of 0.92");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.8,1,1,0.001|the row has 4 fields, but the header has 5; each column needs one",
        "0.8,1,1,0.001,0.01,|the row has 6 fields, but the header has 5",
        "''|the line is empty",
        "' 0.8,1,1,0.001,0.01'|confidence must be a number such as 0.8, without spaces, but is ' 0.8'",
        "0.8,high,1,0.001,0.01|weak_quality must be a number such as 0.8, without spaces, but is 'high'",
        "0.8,NaN,1,0.001,0.01|weak_quality must be a number such as 0.8, without spaces, but is 'NaN'",
        "0.8,1,,0.001,0.01|strong_quality is empty; it must be a number such as 0.8",
        "1.0000000000000000001,1,1,0.001,0.01|confidence must be 0 to 1",
        "-0.1,1,1,0.001,0.01|confidence must be 0 to 1",
        "0.8,1.01,1,0.001,0.01|weak_quality must be 0 to 1, but is 1.01",
        "0.8,1,-1,0.001,0.01|strong_quality must be 0 to 1, but is -1.0",
        "0.8,1,1,-0.001,0.01|weak_cost_usd must be 0 or more",
        "0.8,1,1,0.001,0|strong_cost_usd must be above 0",
        "0.8,1,1,0.001,\"0.01|quotes are not closed",
      })
  void aBrokenRowIsNamedByLineAndReason(String row, String reason) throws IOException {
    String file = file("broken.csv", HEADER + "\n" + SURE + row + "\n" + SURE);

    assertThat(run("certify", file)).isEqualTo(1);
    assertThat(err.toString()).startsWith(file + ":3: " + reason);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|1: the header is missing; it must be " + HEADER,
        "confidence,weak_quality|1: the header lacks 'strong_quality'; it must be " + HEADER,
        HEADER + ",mood|1: there is no column 'mood'; it must be " + HEADER,
        HEADER + ",confidence|1: the header names 'confidence' 2 times; each column must be there",
        HEADER + "|2: there is no row below the header",
      })
  void aBrokenHeaderIsTold(String header, String reason) throws IOException {
    String file = file("broken.csv", header);

    assertThat(run("certify", file)).isEqualTo(1);
    assertThat(err.toString()).startsWith(file + ":" + reason);
  }

  @Test
  void everyBrokenRowIsNamedUpToTwenty() throws IOException {
    String file = file("broken.csv", HEADER + "\n" + "x\n".repeat(30));

    assertThat(run("certify", file)).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(21).last().asString().endsWith("and 10 more");
  }

  @Test
  void textThatIsNotUtf8IsTold() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(file, (HEADER + "\n\u00e9").getBytes(StandardCharsets.ISO_8859_1));

    assertThat(run("certify", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("not UTF-8");
  }

  @Test
  void aWeightAboveTheLargestIsNamedByItsLine() throws IOException {
    String file = file("weights.csv", HEADER + ",weight\n0.8,1,1,0.001,0.01,3\n");

    assertThat(run("certify", file, "--max-weight", "2")).isEqualTo(1);
    assertThat(err.toString()).contains(":2: weight must be at most 2.0, but is 3.0");
  }

  @Test
  void aBrokenFileDoesNotKeepTheOthersFromTheirAnswer() throws IOException {
    String good = file("good.csv", "\uFEFF" + HEADER + "\r\n" + SURE.replace("\n", "\r\n"));

    assertThat(run("certify", "no-such.csv", good)).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file 'no-such.csv'; name a CSV file");
    assertThat(lines()).hasSize(1);
  }

  @Test
  void standardInputIsAFileToo() {
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream((HEADER + "\n" + SURE).getBytes(StandardCharsets.UTF_8)));

      assertThat(run("certify", "-")).isZero();
      assertThat(lines().getFirst().path("file").asText()).isEqualTo("-");
    } finally {
      System.setIn(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--target=0", "--target=1.1", "--min-quality=1.1", "--delta=0", "--draft-share=2"})
  void aWrongOptionIsAWrongCall(String option) throws IOException {
    assertThat(run("certify", file("good.csv", HEADER + "\n" + SURE), option)).isEqualTo(2);
    assertThat(err.toString()).contains(option.substring(0, option.indexOf('=')) + " must be ");
  }

  @Test
  void theChartIsADrawingWithItsUnits() throws Exception {
    String file = file("samples.csv", HEADER + "\n" + SURE.repeat(200) + UNSURE.repeat(200));
    Path chart = folder.resolve("chart.svg");

    assertThat(run("certify", file, "--chart", chart.toString())).isZero();
    var drawing =
        DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(chart.toFile());
    assertThat(drawing.getDocumentElement().getLocalName()).isEqualTo("svg");
    assertThat(Files.readString(chart))
        .contains("US dollars per 1,000 queries", "mean quality of the answers (0 to 1)")
        .contains("certified threshold 0.8", "oracle", "all Haiku", "all Sonnet", "at random");
  }

  @Test
  void aChartShowsTheMinimumQuality() throws IOException {
    String file = file("samples.csv", HEADER + "\n" + SURE.repeat(200));
    Path chart = folder.resolve("chart.svg");

    assertThat(run("certify", file, "--chart", chart.toString(), "--min-quality", "0.9")).isZero();
    assertThat(Files.readString(chart)).contains("minimum: 0.9000");
  }

  @Test
  void aChartThatCanNotBeWrittenIsTold() throws IOException {
    String file = file("samples.csv", HEADER + "\n" + SURE.repeat(200));
    String chart = folder.resolve("none").resolve("chart.svg").toString();

    assertThat(run("certify", file, "--chart", chart)).isEqualTo(1);
    assertThat(lines()).hasSize(1);
    assertThat(err.toString())
        .startsWith("The chart can not be written to " + chart + ": there is no such folder");
  }

  @Test
  void aFolderIsNoFile() {
    assertThat(run("certify", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith(folder + " can not be read: ");
  }

  @Test
  void aChartIsOfOneFile() {
    assertThat(run("certify", "a.csv", "b.csv", "--chart", "c.svg")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--chart draws one FILE, but there are 2; run certify once");
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private int run(String... arguments) {
    return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(arguments);
  }

  private List<JsonNode> lines() {
    return out.toString().lines().map(CertifyCommandTest::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }
}

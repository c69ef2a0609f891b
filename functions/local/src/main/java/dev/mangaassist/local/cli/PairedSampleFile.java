package dev.mangaassist.local.cli;

import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.tuner.certify.PairedSample;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads paired samples from CSV with a header. Whatever is not as it must be is named by line. */
final class PairedSampleFile {
  private static final List<String> REQUIRED =
      List.of("confidence", "weak_quality", "strong_quality", "weak_cost_usd", "strong_cost_usd");
  private static final Set<String> OPTIONAL = Set.of("task", "lang", "weight");

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  private PairedSampleFile() {}

  /**
   * Reads all rows.
   *
   * @throws IllegalArgumentException if the header or a row is broken; the message has the line
   */
  static List<PairedSample> read(Reader in) throws IOException {
    try (CSVParser parser = FORMAT.parse(in)) {
      checkHeader(parser.getHeaderNames());
      List<PairedSample> samples = new ArrayList<>();
      for (CSVRecord row : parser) {
        samples.add(sample(row, parser.getCurrentLineNumber()));
      }
      if (samples.isEmpty()) {
        throw new IllegalArgumentException("line 1: there is no row after the header");
      }
      return samples;
    }
  }

  private static void checkHeader(List<String> header) {
    List<String> wrong =
        header.stream().filter(n -> !REQUIRED.contains(n) && !OPTIONAL.contains(n)).toList();
    if (!header.containsAll(REQUIRED) || !wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "line 1: the header must be %s and may have task, lang and weight, but is %s"
              .formatted(String.join(",", REQUIRED), String.join(",", header)));
    }
  }

  private static PairedSample sample(CSVRecord row, long line) {
    try {
      if (!row.isConsistent()) {
        throw new IllegalArgumentException(
            "the row must have as many fields as the header, but has " + row.size());
      }
      checkWords(row);
      return new PairedSample(
          number(row, "confidence"),
          number(row, "weak_quality").doubleValue(),
          number(row, "strong_quality").doubleValue(),
          number(row, "weak_cost_usd").doubleValue(),
          number(row, "strong_cost_usd").doubleValue(),
          row.isMapped("weight") ? number(row, "weight").doubleValue() : 1);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line %d: %s".formatted(line, e.getMessage()), e);
    }
  }

  private static void checkWords(CSVRecord row) {
    if (row.isMapped("task") && Task.fromWire(row.get("task")).isEmpty()) {
      throw new IllegalArgumentException("there is no task '" + row.get("task") + "'");
    }
    if (row.isMapped("lang") && Language.fromCode(row.get("lang")).isEmpty()) {
      throw new IllegalArgumentException("lang must be en or ja, but is '" + row.get("lang") + "'");
    }
  }

  private static BigDecimal number(CSVRecord row, String name) {
    try {
      return new BigDecimal(row.get(name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a number, but is '%s'".formatted(name, row.get(name)), e);
    }
  }
}

package dev.mangaassist.local.certify;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.mangaassist.tuner.certify.PairedSample;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Reads samples from CSV (RFC 4180, UTF-8, with a header). Nothing is skipped, trimmed or filled
 * in: every row that is not as it should be is a problem, named by line and reason, and a file with
 * a problem gives no samples at all.
 */
public final class SampleReader {
  private static final int MOST_PROBLEMS = 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String file;
  private final OptionalDouble largestWeight;
  private final List<String> problems = new ArrayList<>();
  private final List<PairedSample> samples = new ArrayList<>();
  private long line = 1;

  private SampleReader(String file, OptionalDouble largestWeight) {
    this.file = file;
    this.largestWeight = largestWeight;
  }

  /**
   * Reads a whole file, in the order of its rows.
   *
   * @param file its name, in messages
   * @param largestWeight above which a weight is a problem
   * @throws BrokenSamplesException names the first {@value #MOST_PROBLEMS} problems as {@code
   *     file:line: reason}, and how many more there are
   */
  public static List<PairedSample> read(String file, InputStream in, OptionalDouble largestWeight)
      throws BrokenSamplesException, IOException {
    return new SampleReader(file, largestWeight).read(in);
  }

  private List<PairedSample> read(InputStream in) throws BrokenSamplesException, IOException {
    InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    try (CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
        CloseableIterator<CsvRecord> records = csv.iterator()) {
      read(records);
    } catch (CsvParseException e) {
      problem(
          "quotes are not closed, or something follows a closed one; write quotes within quotes twice");
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CharacterCodingException)) {
        throw e.getCause();
      }
      problem("here or below, the file is not UTF-8; save it as UTF-8");
    }
    if (!problems.isEmpty()) {
      throw new BrokenSamplesException(told());
    }
    return samples;
  }

  private void read(CloseableIterator<CsvRecord> records) {
    if (!records.hasNext()) {
      problem("the header is missing; " + SampleColumn.expected());
      return;
    }
    SampleRow row;
    try {
      row = new SampleRow(SampleColumn.of(headers(records.next())), largestWeight);
    } catch (IllegalArgumentException e) {
      problem(String.valueOf(e.getMessage()));
      return;
    }
    line++;
    while (records.hasNext()) {
      CsvRecord fields = records.next();
      line = fields.getStartingLineNumber();
      try {
        samples.add(row.read(fields.getFields()));
      } catch (IllegalArgumentException e) {
        problem(String.valueOf(e.getMessage()));
      }
      line++;
    }
    if (samples.isEmpty() && problems.isEmpty()) {
      problem("there is no row below the header; each sample is one");
    }
  }

  private static List<String> headers(CsvRecord first) {
    List<String> headers = new ArrayList<>(first.getFields());
    if (headers.getFirst().startsWith(BYTE_ORDER_MARK)) {
      headers.set(0, headers.getFirst().substring(BYTE_ORDER_MARK.length()));
    }
    return headers;
  }

  private void problem(String reason) {
    problems.add("%s:%d: %s".formatted(file, line, reason));
  }

  private List<String> told() {
    if (problems.size() <= MOST_PROBLEMS) {
      return problems;
    }
    List<String> told = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
    told.add("%s: and %d more".formatted(file, problems.size() - MOST_PROBLEMS));
    return told;
  }
}

package dev.mangaassist.local.certify;

import dev.mangaassist.tuner.certify.Groups.Group;
import dev.mangaassist.tuner.certify.PairedSample;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** How the rows below a header are read. */
final class SampleRow {
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?");
  private static final int LONGEST_SHOWN = 40;

  private final List<SampleColumn> columns;
  private final OptionalDouble largestWeight;

  SampleRow(List<SampleColumn> columns, OptionalDouble largestWeight) {
    this.columns = columns;
    this.largestWeight = largestWeight;
  }

  /**
   * Reads a row.
   *
   * @throws IllegalArgumentException says what is wrong with it
   */
  void read(List<String> fields, SampleFile.Builder samples) {
    if (fields.size() == 1 && fields.getFirst().isEmpty()) {
      throw new IllegalArgumentException("the line is empty");
    }
    if (fields.size() != columns.size()) {
      throw new IllegalArgumentException(
          "the row has %d fields, but the header has %d".formatted(fields.size(), columns.size()));
    }
    PairedSample sample =
        new PairedSample(
            number(fields, SampleColumn.CONFIDENCE),
            number(fields, SampleColumn.WEAK_QUALITY).doubleValue(),
            number(fields, SampleColumn.STRONG_QUALITY).doubleValue(),
            number(fields, SampleColumn.WEAK_COST_USD).doubleValue(),
            number(fields, SampleColumn.STRONG_COST_USD).doubleValue(),
            has(SampleColumn.WEIGHT) ? weight(fields) : 1);
    if (has(SampleColumn.TASK) || has(SampleColumn.LANG)) {
      samples.add(
          sample, new Group(word(fields, SampleColumn.TASK), word(fields, SampleColumn.LANG)));
    } else {
      samples.add(sample);
    }
  }

  private boolean has(SampleColumn column) {
    return columns.contains(column);
  }

  private double weight(List<String> fields) {
    double weight = number(fields, SampleColumn.WEIGHT).doubleValue();
    if (largestWeight.isPresent() && weight > largestWeight.getAsDouble()) {
      throw new IllegalArgumentException(
          "weight must be at most %s, but is %s".formatted(largestWeight.getAsDouble(), weight));
    }
    return weight;
  }

  private String word(List<String> fields, SampleColumn column) {
    if (!has(column)) {
      return "";
    }
    String word = fields.get(columns.indexOf(column));
    if (word.isBlank()) {
      throw new IllegalArgumentException(column.header() + " is empty");
    }
    return word;
  }

  private BigDecimal number(List<String> fields, SampleColumn column) {
    String text = fields.get(columns.indexOf(column));
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          text.isEmpty()
              ? column.header() + " is empty"
              : "%s is no number: '%s'".formatted(column.header(), shortened(text)));
    }
    return new BigDecimal(text);
  }

  private static String shortened(String text) {
    String shown = text.replaceAll("\\p{Cntrl}", "?");
    return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "...";
  }
}

package dev.mangaassist.local.certify;

import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.tuner.certify.Group;
import dev.mangaassist.tuner.certify.PairedSample;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the rows below a header are read. */
final class SampleRow {
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?");
  private static final int LONGEST_SHOWN = 40;
  private static final String TASKS =
      Arrays.stream(Task.values()).map(Task::wireName).collect(Collectors.joining(", "));
  private static final String LANGUAGES =
      Arrays.stream(Language.values()).map(Language::code).collect(Collectors.joining(", "));

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
  PairedSample read(List<String> fields) {
    if (fields.size() == 1 && fields.getFirst().isEmpty()) {
      throw new IllegalArgumentException("the line is empty; remove it");
    }
    if (fields.size() != columns.size()) {
      throw new IllegalArgumentException(
          "the row has %d fields, but the header has %d; each column needs one"
              .formatted(fields.size(), columns.size()));
    }
    return new PairedSample(
        number(fields, SampleColumn.CONFIDENCE),
        number(fields, SampleColumn.WEAK_QUALITY).doubleValue(),
        number(fields, SampleColumn.STRONG_QUALITY).doubleValue(),
        number(fields, SampleColumn.WEAK_COST_USD).doubleValue(),
        number(fields, SampleColumn.STRONG_COST_USD).doubleValue(),
        new Group(task(fields), language(fields)),
        has(SampleColumn.WEIGHT) ? weight(fields) : 1);
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

  private Optional<Task> task(List<String> fields) {
    if (!has(SampleColumn.TASK)) {
      return Optional.empty();
    }
    String name = field(fields, SampleColumn.TASK);
    Optional<Task> task = Task.fromWire(name);
    if (task.isEmpty()) {
      throw new IllegalArgumentException(
          "task must be one of %s, but is '%s'".formatted(TASKS, shortened(name)));
    }
    return task;
  }

  private Optional<Language> language(List<String> fields) {
    if (!has(SampleColumn.LANG)) {
      return Optional.empty();
    }
    String code = field(fields, SampleColumn.LANG);
    Optional<Language> language = Language.fromCode(code);
    if (language.isEmpty()) {
      throw new IllegalArgumentException(
          "lang must be one of %s, but is '%s'".formatted(LANGUAGES, shortened(code)));
    }
    return language;
  }

  private BigDecimal number(List<String> fields, SampleColumn column) {
    String text = field(fields, column);
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          text.isEmpty()
              ? "%s is empty; it must be a number such as 0.8".formatted(column.header())
              : "%s must be a number such as 0.8, without spaces, but is '%s'"
                  .formatted(column.header(), shortened(text)));
    }
    return new BigDecimal(text);
  }

  private String field(List<String> fields, SampleColumn column) {
    return fields.get(columns.indexOf(column));
  }

  /** What a file holds, fit for a line of a message. */
  static String shortened(String text) {
    String shown = text.replaceAll("\\p{Cntrl}", "?");
    return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "...";
  }
}

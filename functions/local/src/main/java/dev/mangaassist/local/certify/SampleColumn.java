package dev.mangaassist.local.certify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The columns of a file of samples. */
enum SampleColumn {
  CONFIDENCE(true),
  WEAK_QUALITY(true),
  STRONG_QUALITY(true),
  WEAK_COST_USD(true),
  STRONG_COST_USD(true),
  TASK(false),
  LANG(false),
  WEIGHT(false);

  private final boolean required;

  SampleColumn(boolean required) {
    this.required = required;
  }

  /** As it stands in the header. */
  String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a header: every column once, in any order, and no others.
   *
   * @throws IllegalArgumentException says what is wrong with it
   */
  static List<SampleColumn> of(List<String> headers) {
    List<SampleColumn> columns = headers.stream().map(SampleColumn::of).toList();
    for (SampleColumn column : values()) {
      long count = columns.stream().filter(column::equals).count();
      if (count > 1) {
        throw new IllegalArgumentException("column '%s' is there twice".formatted(column.header()));
      }
      if (count == 0 && column.required) {
        throw new IllegalArgumentException("column '%s' is missing".formatted(column.header()));
      }
    }
    return columns;
  }

  private static SampleColumn of(String header) {
    return Arrays.stream(values())
        .filter(column -> column.header().equals(header))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown column '%s'; known are %s".formatted(header, known())));
  }

  private static String known() {
    return Arrays.stream(values()).map(SampleColumn::header).collect(Collectors.joining(", "));
  }
}

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
   * @throws IllegalArgumentException says what is wrong with it and what it must be
   */
  static List<SampleColumn> of(List<String> headers) {
    List<SampleColumn> columns = headers.stream().map(SampleColumn::of).toList();
    for (SampleColumn column : values()) {
      long count = columns.stream().filter(column::equals).count();
      if (count > 1) {
        throw new IllegalArgumentException(
            "the header names '%s' %d times; each column must be there once"
                .formatted(column.header(), count));
      }
      if (count == 0 && column.required) {
        throw new IllegalArgumentException(
            "the header lacks '%s'; %s".formatted(column.header(), expected()));
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
                    "there is no column '%s'; %s"
                        .formatted(SampleRow.shortened(header), expected())));
  }

  /** What a header must be, for people. */
  static String expected() {
    return "it must be %s and may have %s, in any order".formatted(names(true), names(false));
  }

  private static String names(boolean required) {
    return Arrays.stream(values())
        .filter(column -> column.required == required)
        .map(SampleColumn::header)
        .collect(Collectors.joining(","));
  }
}

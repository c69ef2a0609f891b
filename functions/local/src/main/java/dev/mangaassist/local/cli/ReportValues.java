package dev.mangaassist.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;

/** The values of a tuning report, JSON, as people read them. */
final class ReportValues {
  /** What stands for a value that was not observed. */
  static final String MISSING = "-";

  private static final String ROW = "  %-12s %8s %10s %10s %10s %10s %10s";
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  private ReportValues() {}

  static String time(JsonNode parent, String field) {
    return ConfigurationText.time(Instant.parse(parent.path(field).asText()));
  }

  static String count(JsonNode parent, String field) {
    return "%,d".formatted(parent.path(field).asLong());
  }

  static String millis(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().setScale(0, RoundingMode.HALF_UP).toPlainString() + " ms"
        : MISSING;
  }

  static String percent(JsonNode share) {
    return share.isNumber()
        ? share.decimalValue().movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString()
            + "%"
        : MISSING;
  }

  static String rounded(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().setScale(3, RoundingMode.HALF_UP).toPlainString()
        : MISSING;
  }

  /** To the cent from a dollar on; below it three digits, and never an exponent. */
  static String dollars(JsonNode amount) {
    if (!amount.isNumber()) {
      return MISSING;
    }
    BigDecimal usd = amount.decimalValue();
    return usd.compareTo(BigDecimal.ONE) >= 0
        ? cents(amount)
        : "$" + usd.round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }

  static String cents(JsonNode amount) {
    return "$%,.2f".formatted(amount.decimalValue());
  }

  /** A name and up to six values, in columns. */
  static String row(String name, Object... columns) {
    Object[] all = new Object[columns.length + 1];
    all[0] = name;
    System.arraycopy(columns, 0, all, 1, columns.length);
    return ROW.formatted(all);
  }
}

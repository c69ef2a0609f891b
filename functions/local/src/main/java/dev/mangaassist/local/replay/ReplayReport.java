package dev.mangaassist.local.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a replay gave.
 *
 * @param headFirst drafts judged by their heads
 * @param sequential drafts judged when they are whole
 */
public record ReplayReport(ReplayOptions options, Figures headFirst, Figures sequential) {
  private static final List<Integer> PERCENTILES = List.of(50, 95, 99);

  /** Whether every ask was answered. */
  public boolean complete() {
    return headFirst.failed() == 0 && sequential.failed() == 0;
  }

  /** The lines of a table for people. */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(row("", "head first", "sequential"));
    lines.add(row("asks", figures -> Long.toString(figures.asks())));
    lines.add(row("done", figures -> Integer.toString(figures.done().size())));
    lines.add(row("errors", figures -> Long.toString(figures.failed())));
    for (int percent : PERCENTILES) {
      lines.add(row("first useful text, p" + percent, figures -> millis(figures, percent)));
    }
    lines.add(row("escalated", figures -> percent(figures.escalatedShare())));
    lines.add(row("  replaced text", figures -> figures.replaced() + " of " + figures.escalated()));
    lines.add(row("mean cost", ReplayReport::cost));
    if (!complete()) {
      lines.add(
          "errors by code: head first "
              + headFirst.errors()
              + ", sequential "
              + sequential.errors());
    }
    return lines;
  }

  /** The same as one JSON object. */
  public String json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("asks", options.asks())
            .put("ratePerSecond", options.ratePerSecond())
            .put("seed", options.seed());
    json.set("headFirst", json(headFirst));
    json.set("sequential", json(sequential));
    return json.toString();
  }

  private static ObjectNode json(Figures figures) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("asks", figures.asks())
            .put("done", figures.done().size());
    ObjectNode errors = json.putObject("errors");
    figures.errors().forEach(errors::put);
    ObjectNode times = json.putObject("firstUsefulTextMs");
    for (int percent : PERCENTILES) {
      figures.firstText(percent).ifPresent(time -> times.put("p" + percent, time.toMillis()));
    }
    json.put("escalated", figures.escalated())
        .put("escalatedShare", figures.escalatedShare())
        .put("replaced", figures.replaced());
    figures.meanCostUsd().ifPresent(cost -> json.put("meanCostUsd", cost));
    return json;
  }

  private String row(String name, Function<Figures, String> value) {
    return row(name, value.apply(headFirst), value.apply(sequential));
  }

  private static String row(String name, String left, String right) {
    return String.format(Locale.ROOT, "%-24s%14s%14s", name, left, right);
  }

  private static String millis(Figures figures, int percent) {
    return figures.firstText(percent).map(time -> time.toMillis() + " ms").orElse("-");
  }

  private static String percent(BigDecimal share) {
    return share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN) + "%";
  }

  private static String cost(Figures figures) {
    return figures.meanCostUsd().map(cost -> "$" + cost.toPlainString()).orElse("-");
  }
}

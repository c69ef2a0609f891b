package dev.mangaassist.local.training;

import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What training found, as a Markdown page. The same data give the same page. */
final class TrainingReport {
  private final TrainingData data;
  private final Training.Result result;
  private final StringBuilder page = new StringBuilder();

  private TrainingReport(TrainingData data, Training.Result result) {
    this.data = data;
    this.result = result;
  }

  static String of(TrainingData data, Training.Result result) {
    return new TrainingReport(data, result).write();
  }

  private String write() {
    page.append("# How well messages are understood\n\n");
    page.append(
        "Written by `mangaassist.jar train`, from the messages and the lexicon beside it.\n");
    page.append(
        "The *typical* and the *border* messages are judged by five-fold cross-validation:");
    page.append(
        " each by a model\nthat has not seen it. The *test* files were never learned from.\n\n");
    summary();
    confusion();
    calibration();
    complexity();
    return page.toString();
  }

  private void summary() {
    Map<String, Evaluation> all = new LinkedHashMap<>();
    all.put("typical, cross-validated", result.typical());
    all.put("border, cross-validated", result.border());
    result.tests().forEach((name, evaluation) -> all.put("test/" + name, evaluation));
    row(
        "messages",
        "number",
        "tasks right",
        "of the hard",
        "English",
        "Japanese",
        "tier of the task right",
        "tier with complexity right",
        "language right",
        "calibration error");
    rule(10);
    all.forEach(
        (name, e) ->
            row(
                name,
                String.valueOf(e.size()),
                percent(e.tasks()),
                percent(e.hardTasks()),
                percent(e.tasks(Language.ENGLISH)),
                percent(e.tasks(Language.JAPANESE)),
                percent(e.tiersOfTasks()),
                percent(e.tiers()),
                percent(e.languages()),
                decimal(e.calibrationError())));
    page.append("\nLearned from: ").append(data.learned().size()).append(" messages.\n");
  }

  private void confusion() {
    page.append("\n## Confusion of tasks (typical)\n\n");
    page.append("A row is the task as labelled, a column the task as understood.\n\n");
    List<String> names = Arrays.stream(Task.values()).map(Task::wireName).toList();
    table(
        names,
        Task.values(),
        Task::wireName,
        (right, given) -> result.typical().confusions(right, given));
  }

  private void calibration() {
    page.append("\n## Calibration (typical)\n\n");
    row("probability", "answers", "stated", "right");
    rule(4);
    List<Evaluation.Bin> bins = result.typical().bins();
    for (int b = 0; b < bins.size(); b++) {
      Evaluation.Bin bin = bins.get(b);
      row(
          "%.1f to %.1f".formatted(b / 10.0, (b + 1) / 10.0),
          String.valueOf(bin.answers()),
          bin.answers() == 0 ? "" : decimal(bin.stated()),
          bin.answers() == 0 ? "" : decimal(bin.observed()));
    }
  }

  private void complexity() {
    Evaluation typical = result.typical();
    page.append("\n## Complexity (typical)\n\n");
    page.append(percent(typical.complexities(0))).append(" exact, ");
    page.append(percent(typical.complexities(1))).append(" within one step.\n\n");
    List<String> levels =
        Arrays.stream(Complexity.values()).map(c -> String.valueOf(c.level())).toList();
    table(levels, Complexity.values(), c -> String.valueOf(c.level()), typical::confusions);
  }

  private interface Count<T> {
    int of(T right, T given);
  }

  private <T> void table(List<String> names, T[] values, Function<T, String> name, Count<T> count) {
    row(Stream.concat(Stream.of(""), names.stream()).toArray(String[]::new));
    rule(names.size() + 1);
    for (T right : values) {
      row(
          Stream.concat(
                  Stream.of(name.apply(right)),
                  Arrays.stream(values).map(given -> String.valueOf(count.of(right, given))))
              .toArray(String[]::new));
    }
  }

  private void row(String... cells) {
    page.append(Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private void rule(int columns) {
    page.append("|").append(" --- |".repeat(columns)).append("\n");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}

package dev.mangaassist.local.cli;

import dev.mangaassist.shared.config.CalibrationJson;
import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationJson;
import dev.mangaassist.shared.config.ThresholdCertificate;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A setting that differs between two configurations, with both values as people read them. */
record Difference(String setting, String before, String after) {
  private static final String NONE = "none";

  /** What differs, in the order of the settings; 0.8 and 0.80 are the same. */
  static List<Difference> between(Configuration before, Configuration after) {
    List<Difference> differences = new ArrayList<>();
    Map<String, String> valuesAfter = ConfigurationJson.values(after);
    ConfigurationJson.values(before)
        .forEach(
            (setting, value) -> {
              String other = valuesAfter.getOrDefault(setting, "");
              if (!isSame(value, other)) {
                differences.add(new Difference(setting, words(value), words(other)));
              }
            });
    if (!before.calibration().equals(after.calibration())) {
      differences.add(
          new Difference("calibration", words(before.calibration()), words(after.calibration())));
    }
    if (!before.certificate().equals(after.certificate())) {
      differences.add(
          new Difference(
              "certificate", certified(before.certificate()), certified(after.certificate())));
    }
    return differences;
  }

  private static boolean isSame(String value, String other) {
    if (value.equals(other)) {
      return true;
    }
    try {
      return new BigDecimal(value).compareTo(new BigDecimal(other)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The differences as lines, in columns. */
  static List<String> lines(List<Difference> differences) {
    int width = differences.stream().mapToInt(each -> each.setting.length()).max().orElse(0);
    return differences.stream().map(difference -> difference.line(width)).toList();
  }

  private String line(int width) {
    return "%s  %s -> %s".formatted(setting + " ".repeat(width - setting.length()), before, after);
  }

  /** A value as people read it. */
  static String words(String value) {
    return value.isEmpty() ? NONE : value;
  }

  /** A certificate as people read it: its thresholds, and when it was made. */
  static String certified(Optional<ThresholdCertificate> certificate) {
    return certificate
        .map(
            each ->
                "%s (of %s, %d samples)"
                    .formatted(
                        each.groups().stream()
                            .map(Difference::threshold)
                            .collect(Collectors.joining(", ")),
                        each.at(),
                        each.samples()))
        .orElse(NONE);
  }

  private static String threshold(ThresholdCertificate.Group group) {
    String name =
        group.task().map(Task::wireName).orElse("all others")
            + group.language().map(language -> "/" + language.code()).orElse("");
    return name + " " + group.threshold().map(BigDecimal::toPlainString).orElse("not certifiable");
  }

  /** A calibration as people read it: its name, and a mark that tells its curves from others. */
  static String words(Optional<ConfidenceCalibration> calibration) {
    return calibration
        .map(
            each ->
                "%s (%d curves, #%08x)"
                    .formatted(
                        each.label(), each.curves().size(), CalibrationJson.write(each).hashCode()))
        .orElse(NONE);
  }
}

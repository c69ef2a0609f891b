package dev.mangaassist.local.cli;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Other values of a configuration, as somebody typed them. */
record Settings(Map<String, String> values) {
  /** What settings end with that may be without a value. */
  private static final String LIMIT = "BudgetPerDayUsd";

  private static final Map<String, String> BUILT_IN =
      ConfigurationJson.values(Configuration.DEFAULT);

  /**
   * Reads settings of the form {@code NAME=VALUE}.
   *
   * @throws IllegalArgumentException if one has another form, an unknown name or no value where one
   *     is needed, or comes twice
   */
  static Settings parse(List<String> settings) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "A setting is NAME=VALUE, such as confidenceThreshold=0.82, not '%s'."
                .formatted(setting));
      }
      String name = setting.substring(0, equals).strip();
      String value = setting.substring(equals + 1).strip();
      check(name, value);
      if (values.put(name, value) != null) {
        throw new IllegalArgumentException("%s comes twice: say it once.".formatted(name));
      }
    }
    return new Settings(values);
  }

  private static void check(String name, String value) {
    if (name.equals("certificate") && value.isEmpty()) {
      return;
    }
    String builtIn = BUILT_IN.get(name);
    if (builtIn == null) {
      throw new IllegalArgumentException(
          switch (name) {
            case "calibration" -> "A calibration comes from a file: --calibration FILE.";
            case "certificate" ->
                "The tuner makes certificates from judged samples; certificate= ends the one in force.";
            default -> unknown(name);
          });
    }
    if (value.isEmpty() && !builtIn.isEmpty() && !name.endsWith(LIMIT)) {
      throw new IllegalArgumentException(
          "%s needs a value; the built-in one is %s.".formatted(name, builtIn));
    }
  }

  private static String unknown(String name) {
    String nearest =
        NearestName.of(name, BUILT_IN.keySet()).map(" Did you mean %s?"::formatted).orElse("");
    return "There is no setting '%s'.%s The settings are %s."
        .formatted(name, nearest, String.join(", ", BUILT_IN.keySet()));
  }

  /**
   * A configuration with these values.
   *
   * @throws IllegalArgumentException if a value is of the wrong kind or out of its range; the
   *     message says what is right
   */
  Configuration applyTo(Configuration base) {
    return ConfigurationJson.change(base, values);
  }
}

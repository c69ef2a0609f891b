package dev.mangaassist.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.shared.config.Canary;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationJson;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.config.PastVersion;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints versions of a configuration for people. Times are UTC, as those of the logs. */
final class ConfigurationText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int NAME_WIDTH =
      ConfigurationJson.values(Configuration.DEFAULT).keySet().stream()
          .mapToInt(String::length)
          .max()
          .orElseThrow();
  private static final int VALUE_WIDTH = 8;

  private final PrintWriter out;

  ConfigurationText(PrintWriter out) {
    this.out = out;
  }

  /** Prints a version with all its values, and the built-in ones where they differ. */
  void show(ConfigurationVersion version, ConfigurationVersion active) {
    String standing =
        version.version() == active.version()
            ? "active"
            : "not active: version %d is".formatted(active.version());
    out.printf("Version %d (%s)%s%n", version.version(), standing, origin(version));
    out.println(
        isBuiltIn(version)
            ? "  Built in: what serves until somebody publishes a version."
            : "  " + printable(version.reason()));
    out.println();
    Map<String, String> builtIn = values(Configuration.DEFAULT);
    values(version.configuration())
        .forEach((name, value) -> out.println(line(name, value, builtIn.getOrDefault(name, ""))));
    out.flush();
  }

  private static Map<String, String> values(Configuration configuration) {
    Map<String, String> values = new LinkedHashMap<>();
    ConfigurationJson.values(configuration)
        .forEach((name, value) -> values.put(name, Difference.words(value)));
    values.put("calibration", Difference.words(configuration.calibration()));
    values.put("certificate", Difference.certified(configuration.certificate()));
    return values;
  }

  private static String line(String name, String value, String builtIn) {
    String line = "  " + padded(name, NAME_WIDTH) + "  " + value;
    return value.equals(builtIn)
        ? line
        : padded(line, 2 + NAME_WIDTH + 2 + VALUE_WIDTH) + "  (built-in: " + builtIn + ")";
  }

  /** Prints what a version changed. */
  void change(ConfigurationVersion before, PastVersion past) {
    ConfigurationVersion version = past.version();
    out.printf("Version %d%s%n", version.version(), origin(version));
    if (past.standing() != PastVersion.Standing.REPLACED || past.verdict().isPresent()) {
      out.println("  (" + printable(past.fate()) + ")");
    }
    out.println("  " + printable(version.reason()));
    List<String> lines =
        Difference.lines(Difference.between(before.configuration(), version.configuration()));
    lines.forEach(line -> out.println("    " + line));
    if (lines.isEmpty()) {
      out.printf("    the same values as version %d%n", before.version());
    }
    out.flush();
  }

  /** Prints that another version is on trial beside the active one. */
  void trial(Canary canary) {
    ConfigurationVersion tried = canary.version();
    out.println();
    out.printf(
        "Version %d is on trial with %s of the conversations%s%n  %s%n",
        tried.version(), canary.share().toPlainString(), origin(tried), printable(tried.reason()));
    out.flush();
  }

  void nothingPublished() {
    out.println("Nobody has published a version yet: the built-in one, 0, serves.");
    out.flush();
  }

  /** Prints a version as JSON. */
  void json(ConfigurationVersion version) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("version", version.version())
            .put("since", version.since().toString())
            .put("author", version.author())
            .put("reason", version.reason());
    try {
      json.set("configuration", JSON.readTree(ConfigurationJson.write(version.configuration())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A configuration's document is JSON", e);
    }
    out.println(json.toPrettyString());
    out.flush();
  }

  private static String origin(ConfigurationVersion version) {
    return isBuiltIn(version)
        ? ""
        : ", since %s, by %s".formatted(time(version.since()), printable(version.author()));
  }

  private static boolean isBuiltIn(ConfigurationVersion version) {
    return version.version() == ConfigurationVersion.BUILT_IN.version();
  }

  /** A time for people. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  /** A text that somebody else wrote, without what would steer a terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}

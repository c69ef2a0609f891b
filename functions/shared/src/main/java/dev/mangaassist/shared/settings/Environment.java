package dev.mangaassist.shared.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A read-only view of a function's environment variables. A variable that is missing or malformed
 * ends the start of the function with an {@link IllegalStateException} that names it and says what
 * was expected.
 */
public final class Environment {
  private final Map<String, String> variables;

  private Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The environment of this process. */
  public static Environment ofSystem() {
    return new Environment(System.getenv());
  }

  public static Environment of(Map<String, String> variables) {
    return new Environment(variables);
  }

  /** The value of a variable that must be set and not blank. */
  public String required(Variable variable) {
    return value(variable.name())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Environment variable %s is not set: set it in the function's configuration."
                        .formatted(variable)));
  }

  /** {@code true} or {@code false}, which must be set. */
  public boolean flag(Variable variable) {
    String value = required(variable);
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw malformed(variable, "true or false", value);
    };
  }

  /** An ISO-8601 duration, for example {@code PT15M}, which must be set and positive. */
  public Duration duration(Variable variable) {
    String value = required(variable);
    try {
      Duration duration = Duration.parse(value);
      if (duration.isPositive()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // told below, as every other malformed value
    }
    throw malformed(variable, "a positive ISO-8601 duration such as PT15M", value);
  }

  /** A whole number, which must be set and positive. */
  public int count(Variable variable) {
    String value = required(variable);
    try {
      int count = Integer.parseInt(value);
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // told below, as every other malformed value
    }
    throw malformed(variable, "a positive whole number such as 300", value);
  }

  /** An amount of US dollars, for example {@code 0.003}, which must be set and positive. */
  public BigDecimal money(Variable variable) {
    String value = required(variable);
    try {
      BigDecimal amount = new BigDecimal(value);
      if (amount.signum() > 0) {
        return amount;
      }
    } catch (NumberFormatException e) {
      // told below, as every other malformed value
    }
    throw malformed(variable, "a positive amount of US dollars such as 0.003", value);
  }

  /** The parts of a comma-separated value, trimmed; none if it is not set. */
  public List<String> list(Variable variable) {
    return value(variable.name()).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** The value of any variable, ours or the platform's; empty if it is absent or blank. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  private static IllegalStateException malformed(Variable variable, String expected, String value) {
    return new IllegalStateException(
        "Environment variable %s must be %s, but it is '%s'.".formatted(variable, expected, value));
  }
}

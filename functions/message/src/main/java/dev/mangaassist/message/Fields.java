package dev.mangaassist.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of a frame, each read as the type that it must have. A null counts as absent. */
final class Fields {
  private final JsonNode frame;

  Fields(JsonNode frame) {
    this.frame = frame;
  }

  Optional<String> string(String name) throws FrameException {
    JsonNode value = frame.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrongType(name, "a string", value);
    }
    return Optional.of(value.textValue());
  }

  String required(String name, String expected) throws FrameException {
    return string(name)
        .orElseThrow(() -> WireText.bad("%s is missing: send %s.".formatted(name, expected)));
  }

  Optional<String> name(String name, int maxCharacters) throws FrameException {
    Optional<String> value = string(name);
    return value.isEmpty()
        ? value
        : Optional.of(WireText.checkName(name, value.get(), maxCharacters));
  }

  /** One of the words that an enum has on the wire. */
  <E> Optional<E> word(String name, E[] values, Function<E, String> wireName)
      throws FrameException {
    Optional<String> word = string(name);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<E> value =
        Arrays.stream(values).filter(v -> wireName.apply(v).equals(word.get())).findFirst();
    if (value.isEmpty()) {
      throw WireText.bad(
          "%s must be one of %s, but is %s."
              .formatted(
                  name,
                  Arrays.stream(values).map(wireName).collect(Collectors.joining(", ")),
                  WireText.quote(word.get())));
    }
    return value;
  }

  /** A whole number of milliseconds from 1 to a bound. */
  Optional<Duration> milliseconds(String name, Duration max) throws FrameException {
    Optional<BigDecimal> value = decimal(name, BigDecimal.valueOf(max.toMillis()), 0);
    return value.map(number -> Duration.ofMillis(number.longValueExact()));
  }

  /** A number over 0 up to a bound, with at most so many decimals. */
  Optional<BigDecimal> decimal(String name, BigDecimal max, int maxDecimals) throws FrameException {
    JsonNode value = frame.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      throw wrongType(name, "a number", value);
    }
    BigDecimal number = value.decimalValue();
    if (number.signum() <= 0
        || number.compareTo(max) > 0
        || number.stripTrailingZeros().scale() > maxDecimals) {
      throw WireText.bad(
          "%s must be a %s over 0 up to %s, but is %s."
              .formatted(
                  name,
                  maxDecimals == 0
                      ? "whole number"
                      : "number with at most " + maxDecimals + " decimals,",
                  max.toPlainString(),
                  WireText.quote(value.asText())));
    }
    return Optional.of(number);
  }

  static String typeOf(JsonNode value) {
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private static FrameException wrongType(String name, String expected, JsonNode value) {
    return WireText.bad(
        "%s must be %s, but is of type %s.".formatted(name, expected, typeOf(value)));
  }
}

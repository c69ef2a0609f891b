package dev.mangaassist.cdk;

import dev.mangaassist.models.ModelCatalog;
import dev.mangaassist.models.ModelPair;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment chooses, read from the CDK context: {@code cdk.json}, or {@code -c name=value}.
 *
 * @param modelPair the models that answer; never a retired pair
 * @param allowedOrigins the web origins that may connect; at least one
 * @param allowMissingOrigin whether clients that send no Origin may connect
 * @param exposeUsage whether {@code done} frames tell model, tokens and cost
 * @param tuningWindow how much time one tuning run looks back on; whole minutes and a day at most,
 *     as CloudWatch's periods are
 * @param tuningMinSamples the fewest observations of a service level that the tuner acts on
 */
public record StackSettings(
    ModelPair modelPair,
    List<String> allowedOrigins,
    boolean allowMissingOrigin,
    boolean exposeUsage,
    Duration tuningWindow,
    int tuningMinSamples) {
  private static final String PAIR = "the name of a model pair, such as claude-5-5";
  private static final String ORIGINS =
      "web origins as browsers send them, without path, comma separated, such as https://store.example";
  private static final String FLAG = "true or false";
  private static final String WINDOW =
      "an ISO-8601 duration of whole minutes, a day at most, such as PT15M";
  private static final String SAMPLES = "a whole number from 10 to 1000000, such as 300";

  /** Below, the tuner does not even speak; above, a window hardly ever holds as many. */
  private static final Pattern FEW_TO_MANY = Pattern.compile("[1-9]\\d{1,5}|1000000");

  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

  /**
   * Reads every setting.
   *
   * @param context the value of a context key: text, or a boolean of {@code cdk.json}; null if it
   *     is not set
   * @throws SynthesisException if a value is missing or malformed
   */
  public static StackSettings read(
      Function<String, @Nullable Object> context, ModelCatalog catalog) {
    return new StackSettings(
        modelPair(text(context, "modelPair", PAIR), catalog),
        origins(text(context, "allowedOrigins", ORIGINS)),
        flag(context, "allowMissingOrigin"),
        flag(context, "exposeUsage"),
        window(text(context, "tuningWindow", WINDOW)),
        samples(text(context, "tuningMinSamples", SAMPLES)));
  }

  private static ModelPair modelPair(String name, ModelCatalog catalog) {
    List<ModelPair> current = catalog.pairs().stream().filter(pair -> !pair.retired()).toList();
    List<String> names = current.stream().map(ModelPair::name).toList();
    return current.stream()
        .filter(pair -> pair.name().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                malformed(
                    "modelPair",
                    "a model pair that is in service, one of " + String.join(", ", names),
                    name));
  }

  private static List<String> origins(String value) {
    List<String> origins = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    if (!origins.stream().allMatch(StackSettings::isOrigin)) {
      throw malformed("allowedOrigins", ORIGINS, value);
    }
    return origins;
  }

  /** Whether a browser could send this as Origin: lower case, no default port, nothing after it. */
  private static boolean isOrigin(String value) {
    try {
      URI uri = URI.create(value);
      boolean isSecure =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && "localhost".equals(uri.getHost()));
      String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
      int defaultPort = "https".equals(uri.getScheme()) ? 443 : 80;
      return isSecure
          && uri.getHost() != null
          && uri.getPort() != defaultPort
          && value.equals(
              (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean flag(Function<String, @Nullable Object> context, String key) {
    String value = text(context, key, FLAG);
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw malformed(key, FLAG, value);
    };
  }

  private static Duration window(String value) {
    return parse(value)
        .filter(Duration::isPositive)
        .filter(window -> window.compareTo(LONGEST_WINDOW) <= 0)
        .filter(window -> window.equals(Duration.ofMinutes(window.toMinutes())))
        .orElseThrow(() -> malformed("tuningWindow", WINDOW, value));
  }

  private static int samples(String value) {
    if (!FEW_TO_MANY.matcher(value).matches()) {
      throw malformed("tuningMinSamples", SAMPLES, value);
    }
    return Integer.parseInt(value);
  }

  private static Optional<Duration> parse(String value) {
    try {
      return Optional.of(Duration.parse(value));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String text(
      Function<String, @Nullable Object> context, String key, String expected) {
    return switch (context.apply(key)) {
      case String text when !text.isBlank() -> text.strip();
      case Boolean flag -> flag.toString();
      case Integer number -> number.toString();
      case null -> throw unusable(key, expected, "missing");
      case Object other -> throw malformed(key, expected, other);
    };
  }

  private static SynthesisException malformed(String key, String expected, Object value) {
    return unusable(key, expected, "'" + value + "'");
  }

  private static SynthesisException unusable(String key, String expected, String found) {
    return new SynthesisException(
        "Context '%s' must be %s, but it is %s: set it in cdk/cdk.json or write -c %s=..."
            .formatted(key, expected, found, key));
  }
}

package dev.mangaassist.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mangaassist.models.ModelCatalog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StackSettingsTest {
  private static final Map<String, Object> CONTEXT =
      Map.of(
          "modelPair", "claude-4-5",
          "allowedOrigins", "https://store.example, http://localhost:3000",
          "allowMissingOrigin", "true",
          "exposeUsage", false,
          "tuningWindow", "PT1H",
          "tuningMinSamples", 500);

  @Test
  void readsTextAndBooleans() {
    StackSettings settings = read(CONTEXT);
    assertThat(settings.modelPair().name()).isEqualTo("claude-4-5");
    assertThat(settings.allowedOrigins())
        .containsExactly("https://store.example", "http://localhost:3000");
    assertThat(settings.allowMissingOrigin()).isTrue();
    assertThat(settings.exposeUsage()).isFalse();
    assertThat(settings.tuningWindow()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.tuningMinSamples()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "modelPair",
        "allowedOrigins",
        "allowMissingOrigin",
        "exposeUsage",
        "tuningWindow",
        "tuningMinSamples"
      })
  void whatIsMissingIsNamedWithWhereToSetIt(String key) {
    Map<String, Object> context = new HashMap<>(CONTEXT);
    context.remove(key);
    assertRefused(context, key, "missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-9", "claude-3", "CLAUDE-5-5"})
  void anUnknownOrRetiredPairIsAnsweredWithThoseInService(String pair) {
    assertRefused(with("modelPair", pair), "modelPair", "one of claude-4-5, claude-5-5", pair);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "store.example",
        "https://store.example/",
        "https://store.example/chat",
        "https://store.example?a=b",
        "https://store.example#a",
        "https://user@store.example",
        "https://store.example:443",
        "https://Store.example",
        "https://*.store.example",
        "http://store.example",
        "http://localhost:80",
        "https://",
        "wss://store.example",
        "null",
        "https://store.example,,https://other.example",
        "https://store.example;https://other.example"
      })
  void whatNoBrowserSendsAsOriginIsRefused(String origins) {
    assertRefused(
        with("allowedOrigins", origins),
        "allowedOrigins",
        "such as https://store.example",
        "'" + origins + "'");
  }

  @ParameterizedTest
  @CsvSource({"allowMissingOrigin, yes", "exposeUsage, TRUE"})
  void aFlagIsTrueOrFalse(String key, String value) {
    assertRefused(with(key, value), key, "true or false", value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"15", "PT0S", "PT-15M", "PT90S", "PT25H", "15m"})
  void aWindowIsWholeMinutes(String window) {
    assertRefused(with("tuningWindow", window), "tuningWindow", "PT15M", "'" + window + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "0300", "-300", "3e2", "1000001", "many"})
  void samplesAreAWholeNumberFromTen(String samples) {
    assertRefused(
        with("tuningMinSamples", samples), "tuningMinSamples", "from 10", "'" + samples + "'");
  }

  @Test
  void aValueThatIsNotTextIsRefused() {
    assertRefused(with("modelPair", 5), "modelPair", "'5'");
    assertRefused(with("allowedOrigins", " "), "allowedOrigins", "' '");
  }

  private static void assertRefused(Map<String, Object> context, String... words) {
    assertThatExceptionOfType(SynthesisException.class)
        .isThrownBy(() -> read(context))
        .withMessageContainingAll(words)
        .withMessageContaining("cdk/cdk.json");
  }

  private static StackSettings read(Map<String, Object> context) {
    return StackSettings.read(context::get, ModelCatalog.load());
  }

  private static Map<String, Object> with(String key, Object value) {
    Map<String, Object> context = new HashMap<>(CONTEXT);
    context.put(key, value);
    return context;
  }
}

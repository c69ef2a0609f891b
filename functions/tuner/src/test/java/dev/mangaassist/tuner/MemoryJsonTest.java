package dev.mangaassist.tuner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.tuner.rules.Action;
import dev.mangaassist.tuner.rules.Change;
import dev.mangaassist.tuner.rules.Estimate;
import dev.mangaassist.tuner.rules.Estimates;
import dev.mangaassist.tuner.rules.Memory;
import dev.mangaassist.tuner.rules.Memory.Bar;
import dev.mangaassist.tuner.rules.Memory.Caps;
import dev.mangaassist.tuner.rules.Memory.Move;
import dev.mangaassist.tuner.rules.Memory.Streak;
import dev.mangaassist.tuner.rules.Memory.Tried;
import dev.mangaassist.tuner.rules.Memory.Watched;
import dev.mangaassist.tuner.rules.ServiceLevel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MemoryJsonTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final Memory FULL =
      new Memory(
          7,
          new Caps(640, Duration.ofSeconds(330)),
          new Streak(NOON, 3, Set.of(ServiceLevel.QUALITY, ServiceLevel.FIRST_TEXT_P95)),
          Optional.of(
              new Watched(
                  7,
                  new Estimates(
                      Map.of(ServiceLevel.COST_PER_QUERY, estimate("0.00431", "0.0000001")),
                      Optional.of(estimate("0.01", "0.002"))))),
          List.of(
              new Move(
                  6,
                  Action.LOWER_THRESHOLD,
                  new Change.ConfidenceThreshold(new BigDecimal("0.80"), new BigDecimal("0.78"))),
              new Move(7, Action.TAKE_BACK, new Change.HaikuMaxTokens(512, 640)),
              new Move(
                  7,
                  Action.LENGTHEN_CACHE_LIFE,
                  new Change.ResponseCacheLife(Duration.ofMinutes(5), Duration.ofMinutes(6)))),
          List.of(new Bar(Action.CUT_HAIKU_MAX_TOKENS, NOON.plusSeconds(7_200), 2)),
          Optional.of(estimate("0.004", "0.001")),
          Optional.of(
              new Tried(
                  9,
                  List.of(
                      new Move(
                          9, Action.CUT_HAIKU_MAX_TOKENS, new Change.HaikuMaxTokens(640, 512))),
                  new Estimates(
                      Map.of(ServiceLevel.QUALITY, estimate("0.91", "0.01")), Optional.empty()))),
          1_234);

  @Test
  void everyFieldIsReadBackExactly() {
    assertThat(MemoryJson.read(MemoryJson.write(FULL))).contains(FULL);
    assertThat(MemoryJson.read(MemoryJson.write(Memory.NONE))).contains(Memory.NONE);
  }

  @Test
  void aMemoryOfAReleaseWithoutTrialsIsReadWithoutOne() {
    String document = MemoryJson.write(FULL).replace("\"tried\"", "\"another\"");

    assertThat(MemoryJson.read(document).orElseThrow().tried()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}", "null", "{\"version\":7,\"home\":{}}"})
  void whatIsNoMemoryOfThisReleaseIsNone(String document) {
    assertThat(MemoryJson.read(document)).isEmpty();
  }

  @Test
  void anActionThatThisReleaseLacksMakesItUnreadable() {
    String document = MemoryJson.write(FULL).replace("TAKE_BACK", "BET");

    assertThat(MemoryJson.read(document)).isEmpty();
  }

  private static Estimate estimate(String value, String error) {
    return new Estimate(new BigDecimal(value), new BigDecimal(error));
  }
}

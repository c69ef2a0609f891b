package dev.mangaassist.local.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mangaassist.shared.vocabulary.Tier;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FirstTokenTest {
  private static final int CALLS = 10_000;
  private static final int TOLERANCE_PERCENT = 5;

  @ParameterizedTest
  @CsvSource({"390, 820, 1", "390, 820, 2", "750, 1900, 1", "750, 1900, 7", "500, 500, 1"})
  void logNormalTimesHaveTheirPercentiles(long p50, long p99, long seed) {
    List<Duration> times = times(logNormal(p50, p99, seed)).stream().sorted().toList();

    assertThat(times.get(CALLS / 2)).isCloseTo(Duration.ofMillis(p50), tolerance(p50));
    assertThat(times.get(CALLS * 99 / 100)).isCloseTo(Duration.ofMillis(p99), tolerance(p99));
  }

  @Test
  void theSeedSetsTheTimes() {
    List<Duration> times = times(logNormal(390, 820, 1));

    assertThat(times(logNormal(390, 820, 1))).isEqualTo(times);
    assertThat(times(logNormal(390, 820, 2))).doesNotContainAnyElementsOf(times);
  }

  @Test
  void behavingAfreshStartsTheTimesAfresh() {
    BedrockBehaviour behaviour = BedrockBehaviour.defaults().withFirstToken(logNormal(390, 820, 1));
    CurrentBehaviour one = new CurrentBehaviour(behaviour);
    CurrentBehaviour other = new CurrentBehaviour(behaviour);
    other.nextFirstToken(Tier.SONNET);

    assertThat(List.of(one.nextFirstToken(Tier.HAIKU), one.nextFirstToken(Tier.HAIKU)))
        .containsExactly(other.nextFirstToken(Tier.HAIKU), other.nextFirstToken(Tier.HAIKU));
  }

  @Test
  void aFixedTimeIsThatOfEveryCall() {
    assertThat(FirstToken.after(Duration.ofSeconds(2)).ofCall(3)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void timesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> FirstToken.after(Duration.ofMillis(-1)))
        .hasMessageContaining("0 or more");
    assertThatThrownBy(() -> logNormal(0, 10, 1)).hasMessageContaining("p50 over 0");
    assertThatThrownBy(() -> logNormal(20, 10, 1)).hasMessageContaining("not under it");
  }

  private static FirstToken logNormal(long p50, long p99, long seed) {
    return new FirstToken.LogNormal(Duration.ofMillis(p50), Duration.ofMillis(p99), seed);
  }

  private static Duration tolerance(long millis) {
    return Duration.ofMillis(millis * TOLERANCE_PERCENT / 100);
  }

  private static List<Duration> times(FirstToken firstToken) {
    return LongStream.range(0, CALLS).mapToObj(firstToken::ofCall).toList();
  }
}

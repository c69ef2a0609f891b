package dev.mangaassist.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PlannedAskTest {
  private static final Messages MESSAGES = Messages.load();

  @ParameterizedTest
  @EnumSource(Kind.class)
  void kindsComeInTheirShares(Kind kind) {
    assertThat(plan(1_000, 1)).filteredOn(ask -> ask.kind() == kind).hasSize(kind.share());
  }

  @Test
  void aTenthIsHardAndATenthIsTheSonnetTiersByTask() {
    assertThat(Arrays.stream(Kind.values()).mapToInt(Kind::share).sum()).isEqualTo(Kind.WHOLE);
    assertThat(Kind.HARD.share()).isEqualTo(Kind.WHOLE / 10);
    assertThat(Kind.RECOMMENDATION.share() + Kind.COMPARISON.share() + Kind.DISCUSSION.share())
        .isEqualTo(Kind.WHOLE / 10);
  }

  @Test
  void theSeedSetsThePlan() {
    assertThat(plan(50, 1)).isEqualTo(plan(50, 1)).isNotEqualTo(plan(50, 2));
  }

  @Test
  void asksComeAtTheRateInTheLongRun() {
    List<PlannedAsk> asks = plan(10_000, 1);

    assertThat(asks).extracting(PlannedAsk::at).isSorted();
    assertThat(asks.getLast().at())
        .isCloseTo(Duration.ofSeconds(10_000 / 15), Duration.ofSeconds(30));
  }

  @Test
  void messagesOfAKindTakeTurns() {
    assertThat(plan(120, 1))
        .filteredOn(ask -> ask.kind() == Kind.HARD)
        .extracting(PlannedAsk::text)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 15, 1 to 10000 asks",
    "10001, 15, 1 to 10000 asks",
    "10, 0, up to 100 times a second",
    "10, 101, up to 100 times a second",
    "10000, 1, 15 minutes at most"
  })
  void replaysWithoutEndAreRefused(int asks, double rate, String why) {
    assertThatThrownBy(() -> new ReplayOptions(asks, rate, 1)).hasMessageContaining(why);
  }

  private static List<PlannedAsk> plan(int asks, long seed) {
    return PlannedAsk.plan(new ReplayOptions(asks, 15, seed), MESSAGES);
  }
}

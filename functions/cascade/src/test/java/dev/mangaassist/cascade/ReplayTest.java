package dev.mangaassist.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers wait for, in the reference traffic and with the models' usual latencies. */
final class ReplayTest {
  private static final int ASKS = 1000;

  /** Enough to tell a difference this large. */
  private static final int SEQUENTIAL_ASKS = 250;

  /** As before there were heads: no draft is shown before it is whole. */
  private static final Configuration SEQUENTIAL =
      Configuration.DEFAULT.toBuilder().firstTextTimeLimit(Duration.ofSeconds(30)).build();

  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void usefulTextComesSoonerThanIfDraftsWereHeldBackUntilTheyAreWhole(
      long seed, TestReporter reporter) {
    List<ReplayedAsk> traffic = ReplayedAsk.traffic(ASKS, seed);
    Replay headFirst = Replay.of(traffic, true, Configuration.DEFAULT, tables);
    Replay sequential = Replay.of(traffic.subList(0, SEQUENTIAL_ASKS), false, SEQUENTIAL, tables);
    String figures = "head first: %s; sequential: %s".formatted(headFirst, sequential);
    reporter.publishEntry("seed " + seed, figures);

    assertThat(headFirst.done()).isEqualTo(ASKS);
    assertThat(headFirst.firstText(50)).as(figures).isLessThanOrEqualTo(Duration.ofMillis(750));
    assertThat(headFirst.firstText(99)).as(figures).isLessThanOrEqualTo(Duration.ofMillis(2100));
    assertThat(headFirst.escalated()).as(figures).isBetween(ASKS * 9L / 100, ASKS * 11L / 100);
    assertThat(headFirst.replaced() * 100L)
        .as(figures)
        .isLessThanOrEqualTo(2 * headFirst.escalated());

    assertThat(sequential.done()).isEqualTo(SEQUENTIAL_ASKS);
    assertThat(sequential.firstText(50)).as(figures).isGreaterThan(headFirst.firstText(50));
    assertThat(sequential.firstText(99)).as(figures).isGreaterThan(headFirst.firstText(99));
  }
}

package dev.mangaassist.cascade;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.wire.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends asks, one after another, through a whole router to simulated models. Time passes only while
 * a model is waited for, so that minutes of waiting take a moment.
 */
final class Replay {
  private static final int PERCENT = 100;

  private final List<Duration> firstTexts = new ArrayList<>();
  private final List<ServerFrame.Done> answers = new ArrayList<>();
  private int replaced;

  private Replay() {}

  /**
   * Runs one.
   *
   * @param heads whether the Haiku model writes the heads that it is asked for
   */
  static Replay of(
      List<ReplayedAsk> traffic,
      boolean heads,
      Configuration configuration,
      DynamoDbLocalFixture tables) {
    TestClock clock = new TestClock(Instant.parse("2026-11-25T09:00:00Z"));
    SimulatedModels models = new SimulatedModels(clock);
    RouterFixture fixture = new RouterFixture(tables, clock, models);
    fixture.configure(configuration);
    Replay replay = new Replay();
    for (int i = 0; i < traffic.size(); i++) {
      ReplayedAsk ask = traffic.get(i);
      models.answer(new ReplayedModels(ask, heads));
      fixture.frames.clear();
      fixture.frameTimes.clear();
      fixture.lines.clear();
      Instant asked = clock.instant();
      fixture.ask("q" + i, "Please tell me about number %d of the list".formatted(i), ask.task());
      replay.ended(fixture, asked);
    }
    return replay;
  }

  private void ended(RouterFixture fixture, Instant asked) {
    List<ServerFrame> ends =
        fixture.frames.stream()
            .filter(f -> f instanceof ServerFrame.Done || f instanceof ServerFrame.Failure)
            .toList();
    if (ends.size() != 1 || !(ends.getFirst() instanceof ServerFrame.Done done)) {
      throw new AssertionError("An ask is to end in one done, and did in " + ends);
    }
    answers.add(done);
    int from = lastReplacement(fixture.frames) + 1;
    for (int i = from; i < fixture.frames.size(); i++) {
      if (fixture.frames.get(i) instanceof ServerFrame.Delta) {
        firstTexts.add(Duration.between(asked, fixture.frameTimes.get(i)));
        break;
      }
    }
    if (done.escalated() && from > 0) {
      replaced++;
    }
  }

  private static int lastReplacement(List<ServerFrame> frames) {
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (frames.get(i) instanceof ServerFrame.Replace) {
        return i;
      }
    }
    return -1;
  }

  /** How many asks ended in one {@code done}. */
  int done() {
    return answers.size();
  }

  /** The time within which so many percent had the first text of what stood at the end. */
  Duration firstText(int percent) {
    int rank = Math.ceilDiv(firstTexts.size() * percent, PERCENT);
    return firstTexts.stream().sorted().skip(rank - 1L).findFirst().orElseThrow();
  }

  long escalated() {
    return answers.stream().filter(ServerFrame.Done::escalated).count();
  }

  /** How many escalations took back what had been shown. */
  int replaced() {
    return replaced;
  }

  @Override
  public String toString() {
    return "%d asks, first useful text p50 %d ms, p95 %d ms, p99 %d ms, %d escalated, %d replaced"
        .formatted(
            done(),
            firstText(50).toMillis(),
            firstText(95).toMillis(),
            firstText(99).toMillis(),
            escalated(),
            replaced);
  }
}

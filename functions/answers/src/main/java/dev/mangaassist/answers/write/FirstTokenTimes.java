package dev.mangaassist.answers.write;

import dev.mangaassist.models.ModelProfile;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long models take to their first text, as this execution environment has seen it: the median
 * of the last calls, late ones with the time that they were waited for; until there are a few, what
 * the catalogue says of the model. Safe for use by several threads.
 */
public final class FirstTokenTimes {
  private static final int KEPT = 32;
  private static final int ENOUGH = 5;

  private final Map<String, Deque<Duration>> times = new ConcurrentHashMap<>();

  /** Notes a call that took this long to its first text, or was given up after as long. */
  public void observed(ModelProfile model, Duration time) {
    times.compute(
        model.id(),
        (id, known) -> {
          Deque<Duration> last = known == null ? new ArrayDeque<>() : new ArrayDeque<>(known);
          if (last.size() == KEPT) {
            last.removeFirst();
          }
          last.addLast(time);
          return last;
        });
  }

  /** The time that a call may be expected to take to its first text. */
  public Duration expected(ModelProfile model) {
    Deque<Duration> known = times.getOrDefault(model.id(), new ArrayDeque<>());
    return known.size() < ENOUGH
        ? model.performance().averageLatency()
        : known.stream().sorted().skip(known.size() / 2).findFirst().orElseThrow();
  }
}

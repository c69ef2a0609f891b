package dev.mangaassist.answers.write;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A moment by which something has to be there.
 *
 * @param clock tells how far it is
 */
public record Deadline(Instant at, InstantSource clock) {

  /** The end of a span of time from now. */
  public static Deadline in(Duration time, InstantSource clock) {
    return new Deadline(clock.instant().plus(time), clock);
  }

  /** The time that is left; zero once it has passed. */
  public Duration remaining() {
    Duration left = Duration.between(clock.instant(), at);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether no time is left. */
  public boolean passed() {
    return remaining().isZero();
  }

  /** The earlier of this deadline and the end of a span of time from now. */
  public Deadline atMost(Duration time) {
    Instant end = clock.instant().plus(time);
    return end.isBefore(at) ? new Deadline(end, clock) : this;
  }
}

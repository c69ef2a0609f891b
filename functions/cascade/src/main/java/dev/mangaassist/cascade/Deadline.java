package dev.mangaassist.cascade;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When an answer has to be complete. */
record Deadline(Instant at, InstantSource clock) {

  static Deadline in(Duration time, InstantSource clock) {
    return new Deadline(clock.instant().plus(time), clock);
  }

  /** The time that is left; zero once it has passed. */
  Duration remaining() {
    Duration left = Duration.between(clock.instant(), at);
    return left.isNegative() ? Duration.ZERO : left;
  }

  boolean passed() {
    return remaining().isZero();
  }

  /** The earlier of this deadline and the end of a span of time from now. */
  Deadline atMost(Duration time) {
    Instant end = clock.instant().plus(time);
    return end.isBefore(at) ? new Deadline(end, clock) : this;
  }
}

package dev.mangaassist.models;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a model call took.
 *
 * @param total from its begin to its end
 * @param firstText from its begin to its first text; empty if none came
 */
public record CallTiming(Duration total, Optional<Duration> firstText) {
  /** Of an attempt within a call, whose times nobody took. */
  public static final CallTiming UNKNOWN = new CallTiming(Duration.ZERO, Optional.empty());
}

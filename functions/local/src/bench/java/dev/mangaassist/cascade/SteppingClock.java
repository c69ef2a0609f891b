package dev.mangaassist.cascade;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only while a model is waited for, so that a bench need not wait. */
final class SteppingClock implements InstantSource {
  private Instant now = Instant.now();

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}

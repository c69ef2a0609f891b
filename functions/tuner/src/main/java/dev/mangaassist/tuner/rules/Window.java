package dev.mangaassist.tuner.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A stretch of time from its start up to, and not including, its end; it may be empty. */
public record Window(Instant start, Instant end) {

  public Window {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "A window must not end before it starts, but %s is before %s".formatted(end, start));
    }
  }

  /**
   * The last stretch of whole minutes before an instant, as CloudWatch keeps them; or of whole
   * seconds if the length asked for is not of whole minutes, as only a stand-in keeps them.
   *
   * @param length how long it is at most, at least a second
   * @param earliest nothing before this instant is in it, so that it may be shorter, or empty
   */
  public static Window before(Instant now, Duration length, Instant earliest) {
    ChronoUnit unit = unit(length);
    Instant end = now.truncatedTo(unit);
    Instant start = latest(end.minus(length.truncatedTo(unit)), roundedUp(earliest, unit));
    return new Window(start.isAfter(end) ? end : start, end);
  }

  /**
   * When the first stretch of a length, nothing of which lies before an instant, has passed.
   *
   * @param length as in {@link #before}
   */
  public static Instant firstFull(Duration length, Instant earliest) {
    ChronoUnit unit = unit(length);
    return roundedUp(earliest, unit).plus(length.truncatedTo(unit));
  }

  private static ChronoUnit unit(Duration length) {
    boolean wholeMinutes = length.equals(length.truncatedTo(ChronoUnit.MINUTES));
    return wholeMinutes ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
  }

  private static Instant roundedUp(Instant instant, ChronoUnit unit) {
    Instant whole = instant.truncatedTo(unit);
    return whole.equals(instant) ? whole : whole.plus(1, unit);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  public Duration length() {
    return Duration.between(start, end);
  }

  public boolean isEmpty() {
    return start.equals(end);
  }
}

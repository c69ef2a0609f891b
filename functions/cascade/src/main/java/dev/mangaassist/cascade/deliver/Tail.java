package dev.mangaassist.cascade.deliver;

import dev.mangaassist.models.TokenEstimate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds back the end of a text that comes in, so that what is wrong with it is noticed before it is
 * shown: at most {@value #TOKENS} tokens, and no text for longer than a quarter of a second. For
 * one thread.
 */
public final class Tail {
  private static final int TOKENS = 12;
  private static final Duration LONGEST = Duration.ofMillis(250);

  /** A token in Latin characters; a dense character is one by itself. */
  private static final int TOKEN = TokenEstimate.CHARACTERS_PER_TOKEN;

  private record Arrival(Instant at, int length) {}

  private final InstantSource clock;
  private final StringBuilder held = new StringBuilder();
  private final Deque<Arrival> arrivals = new ArrayDeque<>();

  public Tail(InstantSource clock) {
    this.clock = clock;
  }

  public void add(String text) {
    if (!text.isEmpty()) {
      held.append(text);
      arrivals.addLast(new Arrival(clock.instant(), text.length()));
    }
  }

  /** Takes what need not be held back any longer; empty if that is nothing. */
  public String ripe() {
    return take(Math.max(lengthBeforeLastTokens(), lengthOfOld()));
  }

  /** Takes everything. */
  public String rest() {
    return take(held.length());
  }

  private int lengthBeforeLastTokens() {
    int at = held.length();
    int weight = 0;
    while (at > 0) {
      int codePoint = held.codePointBefore(at);
      weight += TokenEstimate.isDense(codePoint) ? TOKEN : 1;
      if (weight > TOKENS * TOKEN) {
        return at;
      }
      at -= Character.charCount(codePoint);
    }
    return 0;
  }

  private int lengthOfOld() {
    Instant old = clock.instant().minus(LONGEST);
    int length = 0;
    for (Arrival arrival : arrivals) {
      if (arrival.at.isAfter(old)) {
        break;
      }
      length += arrival.length;
    }
    return length;
  }

  private String take(int length) {
    String text = held.substring(0, length);
    held.delete(0, length);
    int left = length;
    while (left > 0) {
      Arrival first = arrivals.removeFirst();
      if (first.length > left) {
        arrivals.addFirst(new Arrival(first.at, first.length - left));
      }
      left -= first.length;
    }
    return text;
  }
}

package dev.mangaassist.cascade;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Watches the requests to DynamoDB, and how many of them wait for one another. Each is held back
 * until those that are expected at the same time have begun, or have had ample time to: one that
 * begins after the end of another can only have waited for it.
 */
final class RoundTrips implements ExecutionInterceptor {
  private static final ExecutionAttribute<Trip> TRIP = new ExecutionAttribute<>("trip");
  private static final long AMPLE_NANOS = Duration.ofSeconds(1).toNanos();

  private final List<Integer> expected;
  private final List<Trip> trips = new ArrayList<>();
  private boolean watching;

  /** A request; its depth is one more than the depths of all that ended before it began. */
  private static final class Trip {
    private final String table;
    private final int depth;
    private boolean ended;

    Trip(String table, int depth) {
      this.table = table;
      this.depth = depth;
    }
  }

  /**
   * @param expected how many requests are expected at the same time, one group after another
   */
  RoundTrips(Integer... expected) {
    this.expected = List.of(expected);
  }

  synchronized void watch() {
    watching = true;
  }

  /** Takes no notice of further requests. */
  synchronized void stop() {
    watching = false;
    notifyAll();
  }

  @Override
  public synchronized void beforeExecution(
      Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (watching) {
      String table = context.request().getValueForField("TableName", String.class).orElseThrow();
      int before =
          trips.stream().filter(trip -> trip.ended).mapToInt(trip -> trip.depth).max().orElse(0);
      Trip trip = new Trip(table, before + 1);
      trips.add(trip);
      attributes.putAttribute(TRIP, trip);
      notifyAll();
      awaitTrips(endOfGroup(trips.size()));
    }
  }

  @Override
  public synchronized void afterExecution(
      Context.AfterExecution context, ExecutionAttributes attributes) {
    end(attributes);
  }

  @Override
  public synchronized void onExecutionFailure(
      Context.FailedExecution context, ExecutionAttributes attributes) {
    end(attributes);
  }

  private static void end(ExecutionAttributes attributes) {
    attributes.getOptionalAttribute(TRIP).ifPresent(trip -> trip.ended = true);
  }

  private int endOfGroup(int number) {
    int end = 0;
    for (int group : expected) {
      end += group;
      if (number <= end) {
        return end;
      }
    }
    return number;
  }

  private void awaitTrips(int count) {
    long until = System.nanoTime() + AMPLE_NANOS;
    try {
      while (watching && trips.size() < count && until - System.nanoTime() > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The tables that were asked, in the order of the requests. */
  synchronized List<String> tables() {
    return trips.stream().map(trip -> trip.table).toList();
  }

  /** The length of the longest chain of requests of which each waited for the one before. */
  synchronized int depth() {
    return trips.stream().mapToInt(trip -> trip.depth).max().orElse(0);
  }
}

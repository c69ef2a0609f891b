package dev.mangaassist.local.cloudwatch;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** The values of one metric with their times, the oldest of them dropped when it is full. */
final class Series {
  private static final int FIRST_CAPACITY = 64;

  private final int capacity;
  private long[] times = new long[FIRST_CAPACITY];
  private double[] values = new double[FIRST_CAPACITY];
  private int size;

  /**
   * An empty series.
   *
   * @param capacity the most values that it holds
   */
  Series(int capacity) {
    this.capacity = capacity;
  }

  /** Adds a value; values before the horizon may be forgotten. */
  synchronized void add(long epochMillis, double value, long horizonMillis) {
    if (size == times.length) {
      dropBefore(horizonMillis);
    }
    if (size >= capacity) {
      drop(capacity / 4 + 1);
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    times[size] = epochMillis;
    values[size] = value;
    size++;
  }

  /**
   * The values of a half-open span of time by the period that they fall into.
   *
   * @param periodMillis the length of the periods, the first of which begins with the span
   * @return the values in ascending order, by the beginning of their period
   */
  synchronized SortedMap<Long, double[]> byPeriod(
      long fromMillis, long toMillis, long periodMillis) {
    SortedMap<Long, DoubleStream.Builder> periods = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      if (times[i] >= fromMillis && times[i] < toMillis) {
        long start = times[i] - (times[i] - fromMillis) % periodMillis;
        periods.computeIfAbsent(start, any -> DoubleStream.builder()).add(values[i]);
      }
    }
    SortedMap<Long, double[]> sorted = new TreeMap<>();
    periods.forEach((start, samples) -> sorted.put(start, samples.build().sorted().toArray()));
    return sorted;
  }

  /** Forgets the values before a time. */
  synchronized void dropBefore(long millis) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (times[i] >= millis) {
        times[kept] = times[i];
        values[kept++] = values[i];
      }
    }
    size = kept;
  }

  private void drop(int count) {
    System.arraycopy(times, count, times, 0, size - count);
    System.arraycopy(values, count, values, 0, size - count);
    size -= count;
  }
}

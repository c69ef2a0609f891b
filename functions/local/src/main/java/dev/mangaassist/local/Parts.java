package dev.mangaassist.local;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has been started, to be closed in reverse order, and what all of it stands on, to be closed
 * last. Safe for use by several threads.
 */
final class Parts implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T part) {
    started.addFirst(part);
    return part;
  }

  synchronized <T extends AutoCloseable> T addFoundation(T part) {
    started.addLast(part);
    return part;
  }

  /** Closes every part, each whether or not another fails; then reports the first failure. */
  @Override
  public synchronized void close() {
    IllegalStateException failure = null;
    while (!started.isEmpty()) {
      try {
        started.removeFirst().close();
      } catch (Exception e) {
        if (failure == null) {
          failure = new IllegalStateException("A part did not stop: " + e.getMessage(), e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}

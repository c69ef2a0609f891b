package dev.mangaassist.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Lambda's queue of asynchronous events: each is run, tried again by the policy, or given up. */
final class AsyncInvocations implements AutoCloseable {
  private final ExecutorService queue =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("event-", 0).factory());
  private final AtomicInteger inFlight = new AtomicInteger();
  private final FunctionRunner runner;
  private final AsyncPolicy policy;
  private final InstantSource time;
  private final Consumer<UndeliveredEvent> onFailure;

  AsyncInvocations(
      FunctionRunner runner,
      AsyncPolicy policy,
      InstantSource time,
      Consumer<UndeliveredEvent> onFailure) {
    this.runner = runner;
    this.policy = policy;
    this.time = time;
    this.onFailure = onFailure;
  }

  void accept(LocalFunction function, String requestId, byte[] event) {
    Instant accepted = time.instant();
    inFlight.incrementAndGet();
    queue.execute(
        () -> {
          try {
            deliver(function, requestId, event, accepted);
          } finally {
            inFlight.decrementAndGet();
          }
        });
  }

  boolean isQuiet() {
    return inFlight.get() == 0;
  }

  private void deliver(LocalFunction function, String requestId, byte[] event, Instant accepted) {
    for (int attempt = 1; ; attempt++) {
      InvocationResult result = runner.run(function, requestId, event);
      if (!(result instanceof InvocationResult.Failed failure)) {
        return;
      }
      if (attempt > policy.retries()) {
        giveUp(function, requestId, "RetriesExhausted", attempt, failure);
        return;
      }
      try {
        Thread.sleep(policy.retryDelay());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      Duration age = Duration.between(accepted, time.instant());
      if (age.compareTo(policy.maximumEventAge()) > 0) {
        giveUp(function, requestId, "EventAgeExceeded", attempt, failure);
        return;
      }
    }
  }

  private void giveUp(
      LocalFunction function,
      String requestId,
      String condition,
      int attempts,
      InvocationResult.Failed failure) {
    onFailure.accept(
        new UndeliveredEvent(function.settings().name(), requestId, condition, attempts, failure));
  }

  @Override
  public void close() {
    queue.shutdownNow();
  }
}

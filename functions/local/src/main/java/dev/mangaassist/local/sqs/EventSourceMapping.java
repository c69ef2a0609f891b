package dev.mangaassist.local.sqs;

import dev.mangaassist.local.lambda.FunctionInvoker;
import dev.mangaassist.local.lambda.InvocationResult;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hands the messages of a queue to a function, each as a batch of one, as Lambda's event source
 * mapping with {@code ReportBatchItemFailures} does: a message that was handled is deleted, any
 * other is left to its queue, which shows it again after the visibility timeout.
 *
 * <p>{@link #close} takes no more messages, waits two seconds for those in hand, and then
 * interrupts.
 */
public final class EventSourceMapping implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final LocalQueue queue;
  private final FunctionInvoker functions;
  private final String function;
  private final Semaphore free;
  private final ExecutorService invocations =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("message-", 0).factory());
  private final ExecutorService poller =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("poller").factory());

  private EventSourceMapping(
      LocalQueue queue, FunctionInvoker functions, String function, int maximumConcurrency) {
    this.queue = queue;
    this.functions = functions;
    this.function = function;
    this.free = new Semaphore(maximumConcurrency);
  }

  static EventSourceMapping start(
      LocalQueue queue, FunctionInvoker functions, String function, int maximumConcurrency) {
    var mapping = new EventSourceMapping(queue, functions, function, maximumConcurrency);
    mapping.poller.execute(mapping::poll);
    return mapping;
  }

  private void poll() {
    try {
      while (true) {
        free.acquire(); // first, as the visibility timeout begins when the message is taken
        ReceivedMessage message = queue.take();
        invocations.execute(() -> hand(message));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void hand(ReceivedMessage message) {
    try {
      InvocationResult result =
          functions.invoke(function, SqsEvents.event(queue.settings().name(), message));
      if (result instanceof InvocationResult.Returned(byte[] answer)
          && SqsEvents.saysHandled(answer)) {
        queue.delete(message);
      }
    } finally {
      free.release();
    }
  }

  @Override
  public void close() {
    poller.shutdownNow();
    try {
      poller.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      invocations.shutdown();
      if (!invocations.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        invocations.shutdownNow();
      }
    } catch (InterruptedException e) {
      invocations.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

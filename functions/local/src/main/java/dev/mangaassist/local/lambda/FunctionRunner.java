package dev.mangaassist.local.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs one invocation: its context, its time limit, and its failure in Lambda's words. */
final class FunctionRunner implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How long {@link #close()} waits for invocations that are still running. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final ExecutorService invocations =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("function-", 0).factory());
  private final InstantSource time;
  private final Consumer<String> log;

  FunctionRunner(InstantSource time, Consumer<String> log) {
    this.time = time;
    this.log = log;
  }

  InvocationResult run(LocalFunction function, String requestId, byte[] event) {
    Duration timeout = function.settings().timeout();
    Instant deadline = time.instant().plus(timeout);
    LocalContext context = new LocalContext(function.settings(), requestId, deadline, time, log);
    Future<byte[]> running;
    try {
      running = invocations.submit(() -> function.run(event, context));
    } catch (RejectedExecutionException e) {
      return failed("Runtime.ExitError", "The local system is stopping.");
    }
    try {
      return new InvocationResult.Returned(running.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      running.cancel(true);
      return failed("Sandbox.Timedout", timedOut(requestId, timeout));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return failed(cause.getClass().getName(), String.valueOf(cause.getMessage()));
    } catch (InterruptedException e) {
      running.cancel(true);
      Thread.currentThread().interrupt();
      return failed("Runtime.ExitError", "The local system is stopping.");
    }
  }

  private static String timedOut(String requestId, Duration timeout) {
    return String.format(
        Locale.ROOT,
        "RequestId: %s Error: Task timed out after %.2f seconds",
        requestId,
        timeout.toMillis() / 1000.0);
  }

  private static InvocationResult.Failed failed(String type, String message) {
    ObjectNode body = JSON.createObjectNode().put("errorMessage", message).put("errorType", type);
    return new InvocationResult.Failed(
        type, message, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    invocations.shutdown();
    try {
      if (!invocations.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        invocations.shutdownNow();
      }
    } catch (InterruptedException e) {
      invocations.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

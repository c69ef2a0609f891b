package dev.mangaassist.local.lambda;

import dev.mangaassist.local.http.RoutedServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Lambda on one machine: runs handlers in this process, behind the real Invoke API on a loopback
 * port.
 *
 * <ul>
 *   <li>An asynchronous event is accepted at once, tried again after a failure, and given up by the
 *       {@link AsyncPolicy}.
 *   <li>An invocation that exceeds its function's time limit is interrupted and fails.
 *   <li>{@link #close()} accepts nothing more, waits two seconds for what runs, and then
 *       interrupts.
 * </ul>
 */
public final class LambdaStandIn implements FunctionInvoker, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(5);

  private final Map<String, LocalFunction> functions = new ConcurrentHashMap<>();
  private final InstantSource time;
  private final FunctionRunner runner;
  private final AsyncInvocations events;
  private final RoutedServer server;

  private LambdaStandIn(
      AsyncPolicy policy,
      InstantSource time,
      Consumer<String> log,
      Consumer<UndeliveredEvent> onFailure) {
    this.time = time;
    this.runner = new FunctionRunner(time, log);
    this.events = new AsyncInvocations(runner, policy, time, onFailure);
    this.server = RoutedServer.startForPrograms(new InvokeApi(this)::addTo);
  }

  /**
   * Starts without any function; see {@link #add}.
   *
   * @param policy what becomes of asynchronous events that fail
   * @param time the clock of deadlines and event ages
   * @param log takes what handlers write to their context's logger
   * @param onFailure takes the events given up
   */
  public static LambdaStandIn start(
      AsyncPolicy policy,
      InstantSource time,
      Consumer<String> log,
      Consumer<UndeliveredEvent> onFailure) {
    return new LambdaStandIn(policy, time, log, onFailure);
  }

  /** Adds a function, or replaces the one of that name. */
  public void add(LocalFunction function) {
    functions.put(function.settings().name(), function);
  }

  /** Where the Invoke API is. */
  public URI endpoint() {
    return server.uri();
  }

  @Override
  public InvocationResult invoke(String function, byte[] payload) {
    return runner.run(find(function), newRequestId(), payload);
  }

  /**
   * Takes an asynchronous event.
   *
   * @throws UnknownFunctionException if there is no such function
   */
  public void invokeLater(String function, byte[] payload) {
    events.accept(find(function), newRequestId(), payload);
  }

  /**
   * Waits until no asynchronous event is running or waits for its retry.
   *
   * @return whether that came to pass within {@code patience}
   */
  public boolean awaitQuiet(Duration patience) {
    Instant end = time.instant().plus(patience);
    while (!events.isQuiet()) {
      if (time.instant().isAfter(end)) {
        return false;
      }
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  LocalFunction find(String reference) {
    LocalFunction function = functions.get(FunctionNames.plain(reference));
    if (function == null) {
      throw new UnknownFunctionException(reference, new TreeSet<>(functions.keySet()));
    }
    return function;
  }

  private static String newRequestId() {
    return UUID.randomUUID().toString();
  }

  @Override
  public void close() {
    server.close();
    runner.close();
    events.close();
  }
}

package dev.mangaassist.local.sqs;

import dev.mangaassist.local.http.RoutedServer;
import dev.mangaassist.local.lambda.FunctionInvoker;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A stand-in for Amazon SQS on 127.0.0.1: SendMessage on the wire that the AWS SDK speaks (AWS JSON
 * 1.0), and Lambda's event source mapping, which {@link #feed} starts.
 *
 * <ul>
 *   <li>Queues are standard ones and exist from the start. A message is a body and nothing else:
 *       attributes, delays and groups are refused.
 *   <li>Nothing but an event source mapping receives messages.
 *   <li>Messages live in memory, and end with the process.
 *   <li>Signatures are not checked: any credentials will do.
 * </ul>
 */
public final class SqsStandIn implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(5);

  private final InstantSource time;
  private final List<LocalQueue> queues;
  private final List<LocalQueue> fed = new CopyOnWriteArrayList<>();
  private final RoutedServer server;

  private SqsStandIn(
      InstantSource time, List<QueueSettings> queues, Consumer<DeadLetter> deadLetters) {
    this.time = time;
    this.queues =
        queues.stream().map(settings -> new LocalQueue(settings, time, deadLetters)).toList();
    this.server = RoutedServer.startForPrograms(new SendMessageApi(this::at)::addTo);
  }

  /**
   * Starts a stand-in.
   *
   * @param time the clock of timeouts and retention
   * @param deadLetters takes the messages given up
   */
  public static SqsStandIn start(
      InstantSource time, List<QueueSettings> queues, Consumer<DeadLetter> deadLetters) {
    return new SqsStandIn(time, queues, deadLetters);
  }

  /** Where to point {@code AWS_ENDPOINT_URL_SQS}. */
  public URI endpoint() {
    return server.uri();
  }

  /** The URL of a queue, which senders name it by. */
  public URI url(String queue) {
    return server.uri().resolve(path(queue));
  }

  /**
   * Hands the messages of a queue to a function from now on, one a batch, until the mapping is
   * closed.
   *
   * @param maximumConcurrency how many messages may be handled at the same time
   * @throws IllegalArgumentException if there is no such queue
   */
  public EventSourceMapping feed(
      String queue, FunctionInvoker functions, String function, int maximumConcurrency) {
    LocalQueue source =
        named(queue)
            .orElseThrow(() -> new IllegalArgumentException("There is no queue " + queue + "."));
    fed.add(source);
    return EventSourceMapping.start(source, functions, function, maximumConcurrency);
  }

  /**
   * Waits until every message of a queue that feeds a function has been handled, or given up.
   *
   * @return whether that came to pass within {@code patience}
   */
  public boolean awaitQuiet(Duration patience) {
    Instant end = time.instant().plus(patience);
    while (!fed.stream().allMatch(LocalQueue::isEmpty)) {
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

  private Optional<LocalQueue> named(String queue) {
    return queues.stream().filter(one -> one.settings().name().equals(queue)).findAny();
  }

  /** The queue that a message's {@code QueueUrl} names. */
  private Optional<LocalQueue> at(URI url) {
    return queues.stream()
        .filter(queue -> path(queue.settings().name()).equals(url.getPath()))
        .findAny();
  }

  private static String path(String queue) {
    return "/" + QueueNames.ACCOUNT + "/" + queue;
  }

  @Override
  public void close() {
    server.close();
  }
}

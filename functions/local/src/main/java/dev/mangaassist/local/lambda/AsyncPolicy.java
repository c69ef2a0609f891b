package dev.mangaassist.local.lambda;

import java.time.Duration;

/**
 * What Lambda does with an asynchronous event whose function fails.
 *
 * @param maximumEventAge an event older than this is not tried again
 * @param retries how often it is tried again
 * @param retryDelay the time between a failure and the next try
 */
public record AsyncPolicy(Duration maximumEventAge, int retries, Duration retryDelay) {
  /**
   * As the stack deploys it. Lambda waits about a minute before it tries again; a little less here,
   * so that the retry still falls within the event's age.
   */
  public static final AsyncPolicy DEPLOYED =
      new AsyncPolicy(Duration.ofSeconds(60), 1, Duration.ofSeconds(55));
}

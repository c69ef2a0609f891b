package dev.mangaassist.local.cloudwatch;

import dev.mangaassist.local.http.LoopbackServer;
import java.net.URI;

/**
 * A stand-in for Amazon CloudWatch on 127.0.0.1: GetMetricData on the wire that the AWS SDK speaks,
 * over the metrics of a store.
 *
 * <ul>
 *   <li>Statistics are Average, Sum, SampleCount, Minimum, Maximum, percentiles and percentile
 *       ranks; metric math is refused.
 *   <li>Periods may be any number of seconds, whatever the age of the data.
 *   <li>A line that the store has taken in counts at once.
 *   <li>Signatures are not checked: any credentials will do.
 * </ul>
 */
public final class CloudWatchStandIn implements AutoCloseable {
  private final LoopbackServer server;

  private CloudWatchStandIn(LoopbackServer server) {
    this.server = server;
  }

  /**
   * Starts a stand-in.
   *
   * @param port the port to listen on, or 0 for any free one
   */
  public static CloudWatchStandIn start(int port, MetricStore store) {
    return new CloudWatchStandIn(
        LoopbackServer.start("cloudwatch", port, new MetricDataHandler(store)));
  }

  /** Where to point {@code AWS_ENDPOINT_URL_CLOUDWATCH}. */
  public URI endpoint() {
    return server.endpoint();
  }

  @Override
  public void close() {
    server.close();
  }
}

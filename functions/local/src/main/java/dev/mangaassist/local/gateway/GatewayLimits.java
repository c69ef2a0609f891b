package dev.mangaassist.local.gateway;

import java.time.Duration;

/**
 * The quotas of a WebSocket API.
 *
 * @param maxMessageBytes a longer message closes its connection with 1009
 * @param maxFrameBytes a longer frame closes its connection with 1009, whatever its message's
 *     length
 * @param idle a connection without traffic for so long is closed with 1001
 * @param lifetime no connection lives longer; it is then closed with 1001
 */
public record GatewayLimits(
    int maxMessageBytes, int maxFrameBytes, Duration idle, Duration lifetime) {
  /** What API Gateway grants. */
  public static final GatewayLimits API_GATEWAY =
      new GatewayLimits(128 * 1024, 32 * 1024, Duration.ofMinutes(10), Duration.ofHours(2));
}

package dev.mangaassist.local.bedrock;

import java.time.Duration;

/**
 * A way in which a call goes wrong. Faults within an answer count its text deltas, reasoning left
 * aside; those of a call that is not streamed strike before its one response.
 */
public sealed interface Fault {
  /** The call is answered with an error at once. */
  record Refusal(BedrockError error) implements Fault {}

  /**
   * The connection is closed after some deltas. The SDK for Java may take that for the stream's
   * end: what is missing then is messageStop.
   */
  record Cut(int afterDeltas) implements Fault {}

  /** The stream ends in an exception event after some deltas; not streamed, in that error. */
  record ErrorEvent(int afterDeltas, BedrockError error) implements Fault {}

  /** Nothing comes for a while after some deltas; then the answer goes on. */
  record Stall(int afterDeltas, Duration length) implements Fault {}
}

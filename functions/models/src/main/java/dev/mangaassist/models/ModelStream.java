package dev.mangaassist.models;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An answer as it is written. One thread reads it; closing it before its end stops the model and
 * may be done more than once.
 */
public interface ModelStream extends AutoCloseable {

  /**
   * Waits for the next event.
   *
   * @param timeout longest wait
   * @return the event; empty if none came in time, which ends nothing
   * @throws ModelException if the call failed, before its first event or after
   */
  Optional<ModelEvent> next(Duration timeout);

  /**
   * The tokens of the call as far as it went, estimated from the prompt and the text received; none
   * if it was refused before the model began, which costs nothing. A call that was given up while
   * the model was silent may have cost its prompt, and is counted with it.
   */
  TokenUsage estimatedUsage();

  /**
   * What earlier attempts at this call may have used, an estimate each: attempts that fell silent
   * before their first event and were made again. Refused ones cost nothing and are not among them.
   */
  default List<TokenUsage> lostAttempts() {
    return List.of();
  }

  @Override
  void close();
}

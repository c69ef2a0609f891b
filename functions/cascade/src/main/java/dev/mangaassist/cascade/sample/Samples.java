package dev.mangaassist.cascade.sample;

import dev.mangaassist.shared.wire.JudgeRequest;

/** The way of asks to the judge. */
public interface Samples {

  /**
   * Hands an ask over.
   *
   * @throws RuntimeException if it was not taken
   */
  void send(JudgeRequest request);
}

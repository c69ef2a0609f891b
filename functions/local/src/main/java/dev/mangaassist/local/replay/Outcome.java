package dev.mangaassist.local.replay;

import java.math.BigDecimal;
import java.time.Duration;

/** How an ask ended. */
sealed interface Outcome {
  /**
   * With a complete answer.
   *
   * @param firstText from sending the ask to the first text that still stood at the end
   * @param replaced whether a customer saw text that was then taken back
   */
  record Done(Duration firstText, boolean escalated, boolean replaced, BigDecimal costUsd)
      implements Outcome {}

  /** Without one, with the code of an error frame or a word of what went wrong. */
  record Failed(String code) implements Outcome {}
}

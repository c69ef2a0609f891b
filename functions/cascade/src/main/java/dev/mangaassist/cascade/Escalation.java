package dev.mangaassist.cascade;

import dev.mangaassist.answers.write.FirstTokenTimes;
import dev.mangaassist.models.ModelProfile;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a draft that fails may be replaced by an answer of the Sonnet tier: the plan allows it,
 * that tier can still make it to its first useful text in time, and there is money for it. For one
 * ask and one thread.
 */
final class Escalation {
  private final Ask ask;
  private final ModelProfile sonnet;
  private final FirstTokenTimes firstTokens;
  private Optional<String> refusal;

  Escalation(Ask ask, ModelProfile sonnet, FirstTokenTimes firstTokens) {
    this.ask = ask;
    this.sonnet = sonnet;
    this.firstTokens = firstTokens;
    this.refusal =
        ask.plan().mayEscalate() ? Optional.empty() : Optional.of("no escalation allowed");
  }

  /** Opens the way to the Sonnet tier, and reserves the money. Once refused it stays refused. */
  boolean opens() {
    if (refusal.isEmpty() && !canMakeIt()) {
      refusal = Optional.of("too late to escalate");
    }
    if (refusal.isEmpty() && !ask.funds().coverEscalation()) {
      refusal = Optional.of("no budget to escalate");
    }
    return refusal.isEmpty();
  }

  /** Whether the last moment has come in which an escalation would still be in time. */
  boolean isLastChance() {
    return refusal.isEmpty() && !canMakeIt(LAST_CHANCE);
  }

  /** Why there is none; empty if it is open. */
  Optional<String> refusal() {
    return refusal;
  }

  private boolean canMakeIt() {
    return canMakeIt(Duration.ZERO);
  }

  private boolean canMakeIt(Duration margin) {
    return firstTokens.expected(sonnet).plus(margin).compareTo(ask.firstTextBy().remaining()) <= 0;
  }

  /** A little more than the time between two looks at a draft. */
  private static final Duration LAST_CHANCE = Duration.ofMillis(100);
}

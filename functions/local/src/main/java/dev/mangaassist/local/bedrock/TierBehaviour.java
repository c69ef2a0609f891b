package dev.mangaassist.local.bedrock;

import dev.mangaassist.local.scripted.AnswerLength;
import dev.mangaassist.local.scripted.Care;
import dev.mangaassist.local.scripted.HeadHabit;
import dev.mangaassist.local.scripted.Hedging;
import dev.mangaassist.local.scripted.Manner;
import java.time.Duration;

/**
 * How one of the two models behaves.
 *
 * @param firstToken the time from the request to the first token
 * @param tokensPerSecond the pace of the tokens after it; infinite for all at once
 * @param manner how it answers
 */
public record TierBehaviour(FirstToken firstToken, double tokensPerSecond, Manner manner) {
  public TierBehaviour {
    if (!(tokensPerSecond > 0)) {
      throw new IllegalArgumentException("tokensPerSecond must be over 0, not " + tokensPerSecond);
    }
  }

  /** A model whose calls all take the same time to the first token. */
  public TierBehaviour(Duration firstToken, double tokensPerSecond, Hedging hedging) {
    this(FirstToken.after(firstToken), tokensPerSecond, Manner.of(hedging));
  }

  public Hedging hedging() {
    return manner.hedging();
  }

  /** The same at once: no wait for the first token or for any other. */
  public TierBehaviour atOnce() {
    return new TierBehaviour(FirstToken.after(Duration.ZERO), Double.POSITIVE_INFINITY, manner);
  }

  /** The same with other times to the first token. */
  public TierBehaviour with(FirstToken other) {
    return new TierBehaviour(other, tokensPerSecond, manner);
  }

  /** The same with another habit of hedging. */
  public TierBehaviour withHedging(Hedging other) {
    return new TierBehaviour(firstToken, tokensPerSecond, manner.with(other));
  }

  /** The same with another habit of heads. */
  public TierBehaviour withHeads(HeadHabit other) {
    return new TierBehaviour(firstToken, tokensPerSecond, manner.with(other));
  }

  /** The same with answers of another length. */
  public TierBehaviour withLength(AnswerLength other) {
    return new TierBehaviour(firstToken, tokensPerSecond, manner.with(other));
  }

  /** The same with more or less care. */
  public TierBehaviour withCare(Care other) {
    return new TierBehaviour(firstToken, tokensPerSecond, manner.with(other));
  }
}

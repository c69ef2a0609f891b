package dev.mangaassist.local.bedrock;

import dev.mangaassist.local.scripted.Hedging;
import java.time.Duration;

/**
 * How one of the two models behaves.
 *
 * @param firstToken the time from the request to the first token
 * @param tokensPerSecond the pace of the tokens after it; infinite for all at once
 * @param hedging when its answers say that they are not sure
 */
public record TierBehaviour(Duration firstToken, double tokensPerSecond, Hedging hedging) {
  public TierBehaviour {
    if (firstToken.isNegative()) {
      throw new IllegalArgumentException("firstToken must be 0 or more, not " + firstToken);
    }
    if (!(tokensPerSecond > 0)) {
      throw new IllegalArgumentException("tokensPerSecond must be over 0, not " + tokensPerSecond);
    }
  }

  /** The same at once: no wait for the first token or for any other. */
  public TierBehaviour atOnce() {
    return new TierBehaviour(Duration.ZERO, Double.POSITIVE_INFINITY, hedging);
  }

  /** The same with another habit of hedging. */
  public TierBehaviour withHedging(Hedging other) {
    return new TierBehaviour(firstToken, tokensPerSecond, other);
  }
}

package dev.mangaassist.local.bedrock;

import dev.mangaassist.local.scripted.AnswerLength;
import dev.mangaassist.local.scripted.Care;
import dev.mangaassist.local.scripted.HeadHabit;
import dev.mangaassist.local.scripted.Hedging;
import dev.mangaassist.shared.vocabulary.Tier;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How the stand-in behaves: everything about it that a test or a person at the command line may
 * want to turn. A customer's words turn nothing.
 *
 * @param haiku the weak model
 * @param sonnet the strong model
 * @param costFactor multiplies the token usage that is reported; over 1 makes the models dear
 * @param faults the calls that go wrong
 */
public record BedrockBehaviour(
    TierBehaviour haiku, TierBehaviour sonnet, double costFactor, FaultPlan faults) {
  private static final TierBehaviour HAIKU =
      new TierBehaviour(Duration.ofMillis(100), 120, Hedging.ON_HARD_QUESTIONS);
  private static final TierBehaviour SONNET =
      new TierBehaviour(Duration.ofMillis(200), 63, Hedging.NEVER);

  public BedrockBehaviour {
    if (!(costFactor >= 0) || Double.isInfinite(costFactor)) {
      throw new IllegalArgumentException("costFactor must be 0 or more, not " + costFactor);
    }
  }

  /**
   * Models at a lively pace: a weak one that hedges on hard questions, a strong one that never
   * does.
   */
  public static BedrockBehaviour defaults() {
    return new BedrockBehaviour(HAIKU, SONNET, 1, FaultPlan.none());
  }

  /** The default models without any wait, for tests. */
  public static BedrockBehaviour instant() {
    return new BedrockBehaviour(HAIKU.atOnce(), SONNET.atOnce(), 1, FaultPlan.none());
  }

  /** The same, reporting {@code factor} times the tokens. */
  public BedrockBehaviour dear(double factor) {
    return new BedrockBehaviour(haiku, sonnet, factor, faults);
  }

  /** The same, with both models unsure of every answer. */
  public BedrockBehaviour poor() {
    return both(tier -> tier.withHedging(Hedging.ALWAYS));
  }

  /** The same, with a weak model that talks past the question and does not say that it doubts. */
  public BedrockBehaviour careless() {
    return with(Tier.HAIKU, haiku.withCare(Care.MISSING));
  }

  /** The same with other times to the first token, for both models. */
  public BedrockBehaviour withFirstToken(FirstToken times) {
    return both(tier -> tier.with(times));
  }

  /** The same with another habit of heads, for both models. */
  public BedrockBehaviour withHeads(HeadHabit habit) {
    return both(tier -> tier.withHeads(habit));
  }

  /** The same with answers of another length, for both models. */
  public BedrockBehaviour withLength(AnswerLength length) {
    return both(tier -> tier.withLength(length));
  }

  /** The same with other faults. */
  public BedrockBehaviour withFaults(FaultPlan other) {
    return new BedrockBehaviour(haiku, sonnet, costFactor, other);
  }

  /** The same with another behaviour of one model. */
  public BedrockBehaviour with(Tier tier, TierBehaviour other) {
    return switch (tier) {
      case HAIKU -> new BedrockBehaviour(other, sonnet, costFactor, faults);
      case SONNET -> new BedrockBehaviour(haiku, other, costFactor, faults);
    };
  }

  private BedrockBehaviour both(UnaryOperator<TierBehaviour> change) {
    return new BedrockBehaviour(change.apply(haiku), change.apply(sonnet), costFactor, faults);
  }

  /** The behaviour of one model. */
  public TierBehaviour of(Tier tier) {
    return switch (tier) {
      case HAIKU -> haiku;
      case SONNET -> sonnet;
    };
  }
}

package dev.mangaassist.cascade.select;

import dev.mangaassist.cascade.select.Selection.Scored;
import dev.mangaassist.cascade.select.Selection.TradeOff;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.models.ModelProfile;
import dev.mangaassist.models.Prices;
import dev.mangaassist.models.TokenUsage;
import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses a tier by several criteria at once: the score is the weighted sum of how far the answer
 * stays below the allowed cost, the quality, how far it stays below the allowed latency, and how
 * well the model fits the task, each on 0..1, with weights that depend on the goal.
 */
public final class ModelSelector {
  /** Tokens of an answer for each token of its prompt, as far as an estimate goes. */
  private static final BigDecimal OUTPUT_PER_INPUT = new BigDecimal("0.7");

  /** Tokens of a draft that is given up at its head. */
  private static final int HEAD_TOKENS = 16;

  private static final MathContext PRECISION = MathContext.DECIMAL64;

  private final ModelPair pair;

  public ModelSelector(ModelPair pair) {
    this.pair = pair;
  }

  /** How much each criterion counts; the four add up to 1. */
  private record Weights(BigDecimal cost, BigDecimal quality, BigDecimal latency, BigDecimal fit) {
    static Weights of(Goal goal) {
      return switch (goal) {
        case COST -> of("0.50", "0.20", "0.15", "0.15");
        case QUALITY -> of("0.10", "0.50", "0.15", "0.25");
        case LATENCY -> of("0.15", "0.15", "0.50", "0.20");
        case BALANCED -> of("0.25", "0.30", "0.20", "0.25");
      };
    }

    private static Weights of(String cost, String quality, String latency, String fit) {
      return new Weights(
          new BigDecimal(cost),
          new BigDecimal(quality),
          new BigDecimal(latency),
          new BigDecimal(fit));
    }
  }

  /** Chooses the tier with the highest score among those within the limits, or among all. */
  public Selection select(SelectionCriteria criteria) {
    List<Scored> all =
        Arrays.stream(Tier.values())
            .map(tier -> score(tier, criteria))
            .sorted(Comparator.comparing(Scored::score).reversed())
            .toList();
    List<Scored> within = all.stream().filter(scored -> keeps(scored, criteria)).toList();
    boolean relaxed = within.isEmpty();
    List<Scored> candidates = relaxed ? all : within;
    return new Selection(candidates.getFirst(), candidates.subList(1, candidates.size()), relaxed);
  }

  /** What a tier gains and loses against the other one, by what an answer is estimated to take. */
  TradeOff tradeOff(Tier tier, SelectionCriteria criteria) {
    Tier other = tier == Tier.HAIKU ? Tier.SONNET : Tier.HAIKU;
    return score(tier, criteria).against(score(other, criteria));
  }

  /**
   * The share of drafts that has to pass for drafting to be worth its price. With h the cost of a
   * draft that is given up at its head, H that of a whole draft and S that of a Sonnet answer,
   * drafting costs pH + (1 - p)(h + S) and answering at once S; the two are equal at p = h / (S - H
   * + h).
   */
  double breakEven(long promptTokens) {
    Prices haiku = pair.haiku().prices();
    long output = outputTokens(promptTokens);
    long head = haiku.cost(TokenUsage.of(promptTokens, HEAD_TOKENS));
    long draft = haiku.cost(TokenUsage.of(promptTokens, output));
    long sonnet = pair.sonnet().prices().cost(TokenUsage.of(promptTokens, output));
    return sonnet <= draft ? 1 : (double) head / (sonnet - draft + head);
  }

  private static boolean keeps(Scored scored, SelectionCriteria criteria) {
    return scored.costUsd().compareTo(criteria.maxCostUsd()) <= 0
        && scored.latency().compareTo(criteria.maxLatency()) <= 0;
  }

  private Scored score(Tier tier, SelectionCriteria criteria) {
    ModelProfile model = pair.of(tier);
    BigDecimal costUsd = estimatedCostUsd(tier, criteria.promptTokens());
    Weights weights = Weights.of(criteria.goal());
    BigDecimal cost = weightedRoom(weights.cost, costUsd, criteria.maxCostUsd());
    BigDecimal latency =
        weightedRoom(
            weights.latency,
            BigDecimal.valueOf(model.performance().averageLatency().toMillis()),
            BigDecimal.valueOf(criteria.maxLatency().toMillis()));
    BigDecimal quality = weights.quality.multiply(model.performance().quality());
    BigDecimal fit = weights.fit.multiply(model.performance().fit(criteria.task()));
    BigDecimal score = cost.add(quality).add(latency).add(fit);
    return new Scored(
        tier, score, costUsd, model.performance().quality(), model.performance().averageLatency());
  }

  /** What an answer of a tier is estimated to cost. */
  BigDecimal estimatedCostUsd(Tier tier, long promptTokens) {
    TokenUsage usage = TokenUsage.of(promptTokens, outputTokens(promptTokens));
    return Prices.usd(pair.of(tier).prices().cost(usage));
  }

  private static long outputTokens(long promptTokens) {
    return OUTPUT_PER_INPUT.multiply(BigDecimal.valueOf(promptTokens)).longValue();
  }

  /**
   * The share of what is allowed that is left over, 0 if nothing is, times its weight. Divided
   * last, so that a score on the edge of two roundings is exact.
   */
  private static BigDecimal weightedRoom(BigDecimal weight, BigDecimal used, BigDecimal allowed) {
    BigDecimal left = allowed.subtract(used).max(BigDecimal.ZERO);
    return weight.multiply(left).divide(allowed, PRECISION);
  }
}

package dev.mangaassist.cascade.select;

import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which tier was chosen and what else there was.
 *
 * @param chosen the best of those that keep the limits
 * @param alternatives the others that were scored, best first
 * @param relaxed whether no tier kept the limits, so that all were scored
 */
public record Selection(Scored chosen, List<Scored> alternatives, boolean relaxed) {
  private static final int DIGITS = 4;

  /**
   * A tier with its score.
   *
   * @param score on 0..1, the higher the better
   * @param costUsd what an answer is estimated to cost
   * @param quality of its answers, 0..1
   * @param latency its average time to the first text
   */
  public record Scored(
      Tier tier, BigDecimal score, BigDecimal costUsd, BigDecimal quality, Duration latency) {

    /** What choosing this tier gains and loses against another. */
    public TradeOff against(Scored other) {
      return new TradeOff(
          other.tier,
          rounded(score),
          rounded(other.score),
          costUsd.subtract(other.costUsd),
          quality.subtract(other.quality),
          latency.minus(other.latency));
    }
  }

  /**
   * The chosen tier less another one.
   *
   * @param other the tier that was not chosen
   * @param score of the chosen tier, on 0..1
   * @param otherScore of the other one
   */
  public record TradeOff(
      Tier other,
      BigDecimal score,
      BigDecimal otherScore,
      BigDecimal costUsd,
      BigDecimal quality,
      Duration latency) {

    /** The same from the other tier's side. */
    TradeOff reversed() {
      return new TradeOff(
          other == Tier.HAIKU ? Tier.SONNET : Tier.HAIKU,
          otherScore,
          score,
          costUsd.negate(),
          quality.negate(),
          latency.negated());
    }
  }

  /** What the choice gains and loses against each alternative. */
  public List<TradeOff> tradeOffs() {
    return alternatives.stream().map(chosen::against).toList();
  }

  /** Whether the chosen tier's quality is what is wanted. */
  public boolean meetsWantedQuality() {
    return chosen.quality.compareTo(SelectionCriteria.WANTED_QUALITY) >= 0;
  }

  /** Why, in a line for the log. */
  public String reason() {
    String others =
        alternatives.stream()
            .map(other -> other.tier.wireName() + " " + rounded(other.score))
            .collect(Collectors.joining(", "));
    return chosen.tier.wireName()
        + " scores "
        + rounded(chosen.score)
        + (others.isEmpty() ? ", alone within the limits" : " against " + others)
        + (relaxed ? "; no tier keeps the limits" : "")
        + (meetsWantedQuality() ? "" : "; below the wanted quality");
  }

  private static BigDecimal rounded(BigDecimal score) {
    return score.setScale(DIGITS, RoundingMode.HALF_UP);
  }
}

package dev.mangaassist.tuner.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The targets of the service levels.
 *
 * @param firstTextP50 most time to the first text for half of the answers
 * @param firstTextP95 most time to the first text for 95% of the answers
 * @param firstTextP99 most time to the first text for 99% of the answers
 * @param quality least mean quality of judged answers, 0..1
 * @param costPerQueryUsd most US dollars an answer, on average
 * @param availability least share of accepted asks that end in an answer, 0..1
 * @param escalationRate most share of answers of a model that were escalated, 0..1
 */
public record ServiceLevels(
    Duration firstTextP50,
    Duration firstTextP95,
    Duration firstTextP99,
    BigDecimal quality,
    BigDecimal costPerQueryUsd,
    BigDecimal availability,
    BigDecimal escalationRate) {

  /**
   * What a query may cost, in US dollars, with each pair of models. The figures of {@code claude-3}
   * and {@code claude-5-5} are the product's: 1.99 and 1.53 times what a query costs under the
   * reference strategy "cascade 70/27/3" at that pair's prices. {@code claude-4-5} costs $0.0036
   * under that strategy; it has the strong tier of {@code claude-3}, where nine tenths of the money
   * goes, and so its figure, which is 1.67 times that.
   */
  private static final Map<String, BigDecimal> COST_PER_QUERY_USD =
      new TreeMap<>(
          Map.of(
              "claude-3", new BigDecimal("0.006"),
              "claude-4-5", new BigDecimal("0.006"),
              "claude-5-5", new BigDecimal("0.003")));

  /**
   * The product's targets, with the cost target of a pair of models.
   *
   * @throws IllegalArgumentException if no cost target is known for the pair
   */
  public static ServiceLevels forPair(String pair) {
    BigDecimal costPerQuery = COST_PER_QUERY_USD.get(pair);
    if (costPerQuery == null) {
      throw new IllegalArgumentException(
          "No cost target is known for the model pair '%s': use one of %s, or add its target to %s."
              .formatted(pair, COST_PER_QUERY_USD.keySet(), ServiceLevels.class.getSimpleName()));
    }
    return new ServiceLevels(
        Duration.ofMillis(1000),
        Duration.ofMillis(2500),
        Duration.ofMillis(3000),
        new BigDecimal("0.90"),
        costPerQuery,
        new BigDecimal("0.999"),
        new BigDecimal("0.15"));
  }
}

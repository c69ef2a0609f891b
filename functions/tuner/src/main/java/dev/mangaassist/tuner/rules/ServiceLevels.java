package dev.mangaassist.tuner.rules;

import java.math.BigDecimal;
import java.time.Duration;

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

  /** The product's targets, with the cost target of the deployment's pair of models. */
  public static ServiceLevels withCostTarget(BigDecimal costPerQueryUsd) {
    return new ServiceLevels(
        Duration.ofMillis(1000),
        Duration.ofMillis(2500),
        Duration.ofMillis(3000),
        new BigDecimal("0.90"),
        costPerQueryUsd,
        new BigDecimal("0.999"),
        new BigDecimal("0.15"));
  }
}

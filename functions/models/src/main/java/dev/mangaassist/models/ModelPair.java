package dev.mangaassist.models;

import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;

/**
 * The two models of a deployment.
 *
 * @param name the pair's name in the catalogue, for example {@code claude-5-5}
 * @param haiku the cheap model
 * @param sonnet the strong model
 * @param targetCostPerQueryUsd the service level of its cost, in US dollars a query on average
 * @param retired whether its models have reached the end of their life: prices for comparison only
 */
public record ModelPair(
    String name,
    ModelProfile haiku,
    ModelProfile sonnet,
    BigDecimal targetCostPerQueryUsd,
    boolean retired) {

  public ModelProfile of(Tier tier) {
    return switch (tier) {
      case HAIKU -> haiku;
      case SONNET -> sonnet;
    };
  }

  /**
   * Its name with the version of the catalogue that it is from, which changes with whatever the
   * catalogue says of its models.
   */
  public String labelIn(String catalogVersion) {
    return name + " " + catalogVersion;
  }
}

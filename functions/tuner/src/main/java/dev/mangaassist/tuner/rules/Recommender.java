package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.tuner.rules.Recommendation.Standing;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks every rule what to do. At most one automatic change a setting comes out of it: raising and
 * lowering the threshold exclude each other, and quality wins.
 */
public final class Recommender {
  private static final List<Rule> STEP_RULES =
      List.of(
          new RaiseThreshold(),
          new LowerThreshold(),
          new CutHaikuMaxTokens(),
          new LengthenCacheLife(),
          new Explore());

  private Recommender() {}

  /**
   * What to do about the findings, most important first.
   *
   * @param configuration the one that the findings were made under
   */
  public static List<Recommendation> recommend(Configuration configuration, Compliance compliance) {
    return STEP_RULES.stream()
        .flatMap(rule -> rule.recommend(configuration, compliance).stream())
        .toList();
  }

  /** The recommendations that are to be done without asking anybody. */
  public static List<Recommendation> automatic(List<Recommendation> recommendations) {
    return recommendations.stream()
        .filter(recommendation -> recommendation.standing() == Standing.AUTOMATIC)
        .toList();
  }

  /** The configuration with the changes of all the given recommendations. */
  public static Configuration apply(
      Configuration configuration, List<Recommendation> recommendations) {
    Configuration changed = configuration;
    for (Change change : changes(recommendations).toList()) {
      changed = change.applyTo(changed);
    }
    return changed;
  }

  private static Stream<Change> changes(List<Recommendation> recommendations) {
    return recommendations.stream().flatMap(recommendation -> recommendation.change().stream());
  }
}

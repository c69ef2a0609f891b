package dev.mangaassist.tuner.rules;

import java.util.List;
import java.util.Optional;

/**
 * What a run comes to.
 *
 * @param recommendations most important first
 * @param doubt why nothing may be changed, if the observations are not to be trusted
 * @param memory what to keep, once the automatic recommendations, if there are any, have become the
 *     next version
 */
public record Decision(
    Compliance compliance,
    List<Recommendation> recommendations,
    Optional<String> doubt,
    Memory memory) {

  public Decision {
    recommendations = List.copyOf(recommendations);
  }

  /** What is to be done now. */
  public List<Recommendation> automatic() {
    return Recommender.automatic(recommendations);
  }
}

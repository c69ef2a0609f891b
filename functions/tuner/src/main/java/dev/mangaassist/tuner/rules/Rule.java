package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.Configuration;
import java.util.Optional;

/** Answers one kind of finding with one kind of action. */
@FunctionalInterface
interface Rule {

  /**
   * What to do.
   *
   * @param configuration the one that the findings were made under
   */
  Optional<Recommendation> recommend(Configuration configuration, Compliance compliance);
}

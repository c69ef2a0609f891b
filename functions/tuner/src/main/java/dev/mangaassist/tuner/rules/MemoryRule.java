package dev.mangaassist.tuner.rules;

import java.util.List;

/** A rule that needs to know what was before. */
@FunctionalInterface
interface MemoryRule {
  List<Recommendation> recommend(Situation situation);
}

package dev.mangaassist.cascade.select;

import dev.mangaassist.cascade.understand.Understanding;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.Optional;

/** Chooses the tier that answers first: the task's own, but for a detailed summary. */
public final class ModelSelector {
  /** A summary of this complexity or more is a detailed, abstractive one. */
  private static final Complexity DETAILED_SUMMARY = Complexity.COMPLEX;

  private ModelSelector() {}

  /**
   * Plans who answers.
   *
   * @param forcedTier answers whatever the task, and does not hand over
   */
  public static RoutePlan plan(
      Understanding understanding, Optional<Tier> forcedTier, Configuration configuration) {
    if (forcedTier.isPresent()) {
      return new RoutePlan(forcedTier.get(), false, "forced");
    }
    Task task = understanding.task();
    if (task == Task.SUMMARIZATION && understanding.complexity().atLeast(DETAILED_SUMMARY)) {
      return new RoutePlan(Tier.SONNET, false, "detailed summary");
    }
    Tier tier = task.defaultTier();
    return new RoutePlan(
        tier,
        tier == Tier.HAIKU && configuration.maxEscalations() > 0,
        "default tier of " + task.wireName());
  }
}

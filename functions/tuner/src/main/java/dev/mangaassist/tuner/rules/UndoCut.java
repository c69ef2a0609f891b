package dev.mangaassist.tuner.rules;

import java.util.List;
import java.util.Optional;

/**
 * Gives Haiku a step of its tokens back if more drafts are truncated than before the first cut: a
 * truncated draft loses 0.15 of its confidence, escalates, and costs more than the cut saves.
 */
final class UndoCut implements MemoryRule {

  @Override
  public List<Recommendation> recommend(Situation situation) {
    int from = situation.configuration().haikuMaxTokens();
    int home = situation.memory().home().haikuMaxTokens();
    Optional<Estimate> before = situation.memory().truncatedAtHome();
    Optional<Estimate> now = Estimates.of(situation.observed()).truncated();
    if (from >= home
        || before.isEmpty()
        || now.isEmpty()
        || situation.isCoolingDown()
        || !situation.isEnough(ServiceLevel.ESCALATION_RATE)
        || !now.get().isAbove(before.get(), Margin.TRUNCATED)) {
      return List.of();
    }
    int to = Math.min(from + CutHaikuMaxTokens.STEP, home);
    return List.of(
        Recommendation.automatic(
            Action.TAKE_BACK,
            "the share of truncated drafts rose from %s before the first cut to %s"
                .formatted(before.get().value().toPlainString(), now.get().value().toPlainString()),
            new Change.HaikuMaxTokens(from, to)));
  }
}

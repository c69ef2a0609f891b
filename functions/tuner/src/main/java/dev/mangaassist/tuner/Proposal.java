package dev.mangaassist.tuner;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.tuner.certification.Step;
import dev.mangaassist.tuner.rules.Decision;
import dev.mangaassist.tuner.rules.Recommendation;
import dev.mangaassist.tuner.rules.Recommender;
import dev.mangaassist.tuner.rules.Situation;
import dev.mangaassist.tuner.rules.Trials;
import java.util.List;
import java.util.Optional;

/**
 * What a run wants to publish.
 *
 * @param changes that rules made; none if it is about a certificate
 * @param isTried whether it serves a share of the conversations first
 */
record Proposal(
    Configuration configuration, String reason, List<Recommendation> changes, boolean isTried) {

  /** What comes out of a run; empty if it changes nothing. A certificate comes before rules. */
  static Optional<Proposal> of(Situation situation, Decision decision, Optional<Step> step) {
    return step.flatMap(found -> certified(situation, found))
        .or(() -> stepped(situation, decision.automatic()));
  }

  /** The end of a certificate returns to what is known, at once. */
  private static Optional<Proposal> certified(Situation situation, Step step) {
    boolean isTried = !(step instanceof Step.End) && Trials.isToBeTried(situation, List.of());
    return step.configuration()
        .map(changed -> new Proposal(changed, step.sentence(), List.of(), isTried));
  }

  private static Optional<Proposal> stepped(Situation situation, List<Recommendation> changes) {
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Proposal(
                Recommender.apply(situation.configuration(), changes),
                Sentences.reason(changes),
                changes,
                Trials.isToBeTried(situation, changes)));
  }
}

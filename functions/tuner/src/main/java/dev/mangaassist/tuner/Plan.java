package dev.mangaassist.tuner;

import dev.mangaassist.tuner.CanaryTrial.Judged;
import dev.mangaassist.tuner.certification.Step;
import dev.mangaassist.tuner.rules.Decision;
import dev.mangaassist.tuner.rules.Situation;
import java.util.Optional;

/** What a run has decided, before anything is written. */
sealed interface Plan {

  /** A trial is open, and is judged. */
  record OfTrial(Judged judged) implements Plan {}

  /**
   * No trial is open.
   *
   * @param step what is done about certificates; absent if the metrics are not to be trusted, or
   *     too little was seen of the active version
   */
  record OfChange(Situation situation, Decision decision, Optional<Step> step) implements Plan {
    Optional<Proposal> proposal() {
      return Proposal.of(situation, decision, step);
    }
  }
}

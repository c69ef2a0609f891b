package dev.mangaassist.tuner.rules;

import java.util.List;
import java.util.Optional;

/** A reason to wait with what a rule wants to do. */
@FunctionalInterface
interface Caution {
  List<Caution> ALL =
      List.of(new CoolDown(), new MinimumSamples(), new BackOff(), new Hysteresis());

  /** What a recommendation has to wait for; empty if it has not to wait. */
  Optional<String> objection(Recommendation recommendation, Situation situation);

  /** The recommendation, waiting if anything speaks against doing it now. */
  static Recommendation apply(Recommendation recommendation, Situation situation) {
    if (recommendation.standing() != Recommendation.Standing.AUTOMATIC) {
      return recommendation;
    }
    return ALL.stream()
        .flatMap(caution -> caution.objection(recommendation, situation).stream())
        .findFirst()
        .map(recommendation::waiting)
        .orElse(recommendation);
  }
}

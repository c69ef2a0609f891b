package dev.mangaassist.tuner.rules;

import java.util.Optional;

/** It takes more observations to act than to speak. */
final class MinimumSamples implements Caution {

  @Override
  public Optional<String> objection(Recommendation recommendation, Situation situation) {
    ServiceLevel level = recommendation.action().level();
    // what is taken back has been compared with its own noise
    return recommendation.action() == Action.TAKE_BACK || situation.isEnough(level)
        ? Optional.empty()
        : Optional.of(
            "it takes %d observations to act".formatted(situation.policy().samplesToAct()));
  }
}

package dev.mangaassist.tuner.rules;

import java.time.Duration;

/**
 * What a deployment asks of its tuner.
 *
 * @param samplesToAct the fewest observations of a level that a change rests on
 * @param window how much time a full window spans
 */
public record Policy(ServiceLevels targets, long samplesToAct, Duration window) {

  public Policy {
    if (samplesToAct < Finding.MINIMUM_SAMPLES) {
      throw new IllegalArgumentException(
          "The tuner speaks from %d observations on, so that it can not act on fewer, but on %d was asked for"
              .formatted(Finding.MINIMUM_SAMPLES, samplesToAct));
    }
  }
}

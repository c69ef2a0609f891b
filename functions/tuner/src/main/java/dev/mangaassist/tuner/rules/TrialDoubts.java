package dev.mangaassist.tuner.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/** Why the observations of a trial are not to be trusted, if they are not. */
final class TrialDoubts {
  private TrialDoubts() {}

  /** The first doubt, as a sentence. */
  static Optional<String> about(TrialSituation trial) {
    long samples = trial.policy().samplesToAct();
    Situation whole = trial.situation();
    BigDecimal share = trial.canary().share();
    BigDecimal rest = BigDecimal.ONE.subtract(share);
    long canary = trial.canaryAsks();
    long stable = trial.stableSide().counts().accepted();
    return Stream.of(
            Doubts.about(whole.observed(), whole.memory().accepted(), samples),
            Doubts.about(trial.stableSide(), 0, samples).map("under the active version, "::concat),
            Doubts.about(trial.canarySide(), 0, samples).map("under the canary, "::concat),
            missing(canary, scaled(stable, share, rest), samples, "the canary"),
            missing(stable, scaled(canary, rest, share), samples, "the active version"))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Asks are not spread as evenly as conversations, but half of what the other side promises is
   * missing only if it was not counted.
   */
  private static Optional<String> missing(long seen, long expected, long samples, String where) {
    return expected >= samples && seen * 2 < expected
        ? Optional.of(
            "%d asks were counted under %s, where its share of the conversations promises %d"
                .formatted(seen, where, expected))
        : Optional.empty();
  }

  private static long scaled(long asks, BigDecimal to, BigDecimal from) {
    return BigDecimal.valueOf(asks).multiply(to).divide(from, 0, RoundingMode.DOWN).longValue();
  }
}

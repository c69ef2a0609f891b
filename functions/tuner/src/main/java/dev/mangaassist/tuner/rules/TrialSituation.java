package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.Canary;
import dev.mangaassist.tuner.rules.Memory.Tried;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run knows while a trial is open.
 *
 * @param situation of the whole service
 * @param canarySide what was observed of the conversations that the canary serves
 * @param stableSide what was observed of all others in the same window
 */
public record TrialSituation(
    Situation situation, Canary canary, Observations canarySide, Observations stableSide) {
  /** A trial is over after as many windows, whatever there is to see. */
  static final int MOST_WINDOWS = 8;

  /** CloudWatch's longest period, in which one percentile can be had. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * The window in which both sides are compared: since every cascade knows the canary, and no
   * longer than a trial is meant to last.
   */
  public static Window window(Instant now, Canary canary, Policy policy) {
    Duration most = policy.window().multipliedBy(MOST_WINDOWS);
    return Window.before(now, most.compareTo(LONGEST) < 0 ? most : LONGEST, began(canary));
  }

  private static Instant began(Canary canary) {
    return canary.version().since().plus(CachedConfiguration.LIFE);
  }

  Policy policy() {
    return situation.policy();
  }

  /** What the tuner tries; empty if somebody else began the trial. */
  Optional<Tried> tried() {
    return situation
        .memory()
        .tried()
        .filter(found -> found.version() == canary.version().version());
  }

  /** When the canary has a full window of its own. */
  Instant firstFullWindow() {
    return Window.firstFull(policy().window(), began(canary));
  }

  /** When the trial ends at the latest. */
  Instant latestEnd() {
    return Window.firstFull(policy().window().multipliedBy(MOST_WINDOWS), began(canary));
  }

  boolean isPast(Instant time) {
    return !situation.now().isBefore(time);
  }

  long canaryAsks() {
    return canarySide.counts().accepted();
  }
}

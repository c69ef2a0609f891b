package dev.mangaassist.tuner.rules;

import java.math.BigDecimal;
import java.util.List;

/** Which changes are tried on a share of the conversations before all of them get them. */
public final class Trials {
  private Trials() {}

  /**
   * Whether changes go on trial. What takes something back does not: it returns to what is known,
   * and whatever else comes with it is published with it. Nor does anything where the share of the
   * last window's asks would not have been enough to act on.
   */
  public static boolean isToBeTried(Situation situation, List<Recommendation> changes) {
    BigDecimal share = situation.configuration().canaryShare();
    BigDecimal asks = BigDecimal.valueOf(situation.observed().counts().accepted()).multiply(share);
    return share.signum() > 0
        && asks.compareTo(BigDecimal.valueOf(situation.policy().samplesToAct())) >= 0
        && changes.stream().noneMatch(change -> change.action() == Action.TAKE_BACK);
  }
}

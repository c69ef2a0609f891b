package dev.mangaassist.tuner.certify;

import java.util.BitSet;
import java.util.List;

/**
 * Tests the thresholds of the grid one after the other, from the strictest down.
 *
 * <p>H(t) says: at threshold t the cascade keeps less than the target, E[v (q(t) - target s)] &lt;=
 * 0, for weight v, the cascade's quality q(t) and the strong tier's s; or, if there is a minimum
 * quality, less than that, E[v (q(t) - minimum)] &lt;= 0. {@link Requirement} has why both are
 * tested at the same level. The sequence begins at the strictest threshold with {@value
 * #FROM_THE_TOP} of delta and goes on for as long as it rejects. The rest of delta is there for
 * threshold 0: it is tested with the rest alone if the sequence got stuck above it, and with the
 * whole of delta if not. So a weak tier that is better than its confidence says at the top is still
 * found good enough. This is the fallback procedure of Wiens and Dmitrienko (J. Biopharm. Stat. 15,
 * 2005); with all of delta at the top it would be the fixed sequence of Learn-then-Test
 * (Angelopoulos et al., 2021).
 *
 * <p><b>That no true H(t) is rejected, but with a probability of delta.</b> A threshold has a share
 * of delta of its own (most have none), and is tested at its own plus what the threshold before it
 * was tested at, if that one was rejected. Let H(t) be the first true one that is rejected, and u
 * the last true one before it. H(u) was not rejected, so nothing from u or above reached t: the
 * level of t was at most the sum of the own shares after u up to t. That sum does not depend on the
 * samples, and the sums for all true hypotheses add up to delta at most. By the test's promise each
 * is rejected at its sum with that probability at most; their total is at most delta.
 */
final class FallbackSequence {
  /** The level for which bets are planned, whatever delta is, so that certificates are monotone. */
  static final double PLANNED_LEVEL = 0.05;

  private static final double FROM_THE_TOP = 0.9;
  private static final int BOTTOM = 0;

  private FallbackSequence() {}

  /** The part of delta that a threshold has of its own. */
  static double ownShare(int step) {
    return switch (step) {
      case ThresholdGrid.STRICTEST -> FROM_THE_TOP;
      case BOTTOM -> 1 - FROM_THE_TOP;
      default -> 0;
    };
  }

  /** The steps of all thresholds whose H(t) is rejected. */
  static BitSet rejected(SampleColumns columns, Terms terms) {
    List<Requirement> requirements = Requirement.all(columns, terms);
    boolean[] occupied = columns.occupied();
    BitSet rejected = new BitSet();
    double level = 0;
    for (int step = ThresholdGrid.STRICTEST; step >= BOTTOM; step--) {
      boolean before = rejected.get(step + 1);
      double own = terms.delta() * ownShare(step);
      level = own + (before ? level : 0);
      // without a sample between the two, the test is that of the threshold before
      boolean same = before && !occupied[step];
      if (same || (level > 0 && areShown(requirements, columns, step, level))) {
        rejected.set(step);
      }
    }
    return rejected;
  }

  private static boolean areShown(
      List<Requirement> requirements, SampleColumns columns, int step, double level) {
    return requirements.stream().allMatch(requirement -> requirement.isShown(columns, step, level));
  }
}

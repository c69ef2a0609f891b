package dev.mangaassist.cascade.select;

import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Task;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How likely a draft is to pass its check, by what became of the drafts before it, for each task
 * apart and for simple messages apart from complex ones. Older drafts count less and less: each
 * draft takes one in a hundred of what is known with it, each draft that was not made one in a
 * thousand, so that odds that have become bad are tried again in the end. Until something is known
 * drafts pass. Safe for use by several threads.
 */
public final class DraftOdds {
  private static final double KEPT_BY_A_DRAFT = 0.99;
  private static final double KEPT_BY_A_SKIP = 0.999;

  private record Kind(Task task, boolean simple) {}

  /** Drafts and passes, each weighted by age. */
  private record Tally(double drafts, double passes) {
    static final Tally NONE = new Tally(0, 0);

    Tally draft(boolean passed) {
      return new Tally(drafts * KEPT_BY_A_DRAFT + 1, passes * KEPT_BY_A_DRAFT + (passed ? 1 : 0));
    }

    Tally skip() {
      return new Tally(drafts * KEPT_BY_A_SKIP, passes * KEPT_BY_A_SKIP);
    }
  }

  private final Map<Kind, Tally> records = new ConcurrentHashMap<>();

  /** Notes what became of a draft. */
  public void drafted(Task task, Complexity complexity, boolean passed) {
    records.merge(
        kind(task, complexity), Tally.NONE.draft(passed), (known, first) -> known.draft(passed));
  }

  /** Notes that no draft was made, because the odds were bad. */
  void skipped(Task task, Complexity complexity) {
    records.computeIfPresent(kind(task, complexity), (kind, known) -> known.skip());
  }

  /** The probability that a draft passes, by Laplace's rule with one draft that passed: 0..1. */
  double pass(Task task, Complexity complexity) {
    Tally known = records.getOrDefault(kind(task, complexity), Tally.NONE);
    return (known.passes + 1) / (known.drafts + 1);
  }

  private static Kind kind(Task task, Complexity complexity) {
    return new Kind(task, !complexity.atLeast(Complexity.MODERATE));
  }
}

package dev.mangaassist.cascade.budget;

import dev.mangaassist.cascade.budget.Hold.Held;
import dev.mangaassist.cascade.budget.Hold.Refused;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What this execution environment has leased of the deployment's budget of one day and not spent
 * yet: the pool. Safe for use by several threads.
 */
final class DayLease {
  /** Into how many slices a whole budget falls at least. */
  private static final long SLICES = 5000;

  private final LocalDate day;
  private final Map<String, Long> open = new HashMap<>();

  /** Negative after answers that cost more than their claims. */
  private long pool;

  /** What all environments together had leased when this one last heard of it. */
  private long leased;

  DayLease(LocalDate day) {
    this.day = day;
  }

  LocalDate day() {
    return day;
  }

  /** What the pool has for a claim. */
  sealed interface Draw {
    /** The pool could tell by itself. */
    record Decided(Hold hold) implements Draw {}

    /**
     * The pool was emptied for the claim and does not cover it.
     *
     * @param pool what was in it
     * @param missing what the claim needs beyond that
     * @param slice what to lease: at least what is missing
     */
    record Wanting(long pool, long missing, long slice) implements Draw {}
  }

  /**
   * Takes a claim's money out of the pool. What other environments have leased counts as used; it
   * never becomes less, so that a budget that was seen exhausted costs no more calls.
   */
  synchronized Draw draw(Claim claim, DayBudget budget) {
    Long held = open.get(claim.requestId());
    if (held != null) {
      return new Draw.Decided(new Held(held, true));
    }
    // what is counted as leased beyond the budget is in nobody's pool
    long used = Math.min(leased, budget.nanos()) - pool;
    if (!budget.covers(claim, used)) {
      return new Draw.Decided(new Refused(budget.refusal(claim, used)));
    }
    if (claim.upToNanos() <= pool) {
      return new Draw.Decided(take(claim));
    }
    long missing = claim.upToNanos() - pool;
    Draw draw = new Draw.Wanting(pool, missing, slice(claim, budget, missing));
    pool = 0;
    return draw;
  }

  /** An environment's first lease is for one claim: many environments answer but a few asks. */
  private long slice(Claim claim, DayBudget budget, long missing) {
    long left = budget.line(claim.purpose()) - leased;
    return leased == 0 ? missing : Math.max(missing, Math.min(budget.nanos() / SLICES, left));
  }

  /**
   * Fills the pool up with a slice and takes the claim's money.
   *
   * @param leasedBefore what all environments together had leased before
   */
  synchronized Hold lease(Claim claim, DayBudget budget, Draw.Wanting draw, long leasedBefore) {
    leased = Math.max(leased, leasedBefore + draw.slice());
    // a slice that was asked for without knowing how little was left may reach beyond the budget
    pool += draw.pool() + Math.min(draw.slice(), budget.nanos() - leasedBefore);
    Long held = open.get(claim.requestId());
    return held == null ? take(claim) : new Held(held, true);
  }

  /** Gives back what the pool had, as there is not enough left to lease. */
  synchronized Hold refuse(Claim claim, DayBudget budget, Draw.Wanting draw, long leasedBefore) {
    leased = Math.max(leased, leasedBefore);
    pool += draw.pool();
    return new Refused(budget.refusal(claim, Math.min(leasedBefore, budget.nanos()) - draw.pool()));
  }

  /** Gives back what the pool had, as nothing is known of what is left. */
  synchronized void giveBack(Draw.Wanting draw) {
    pool += draw.pool();
  }

  /** Puts back what a request held and did not spend; does nothing if it holds nothing. */
  synchronized void settle(String requestId, long spentNanos) {
    Long held = open.remove(requestId);
    if (held != null) {
      pool += held - spentNanos;
    }
  }

  private Hold take(Claim claim) {
    pool -= claim.upToNanos();
    open.put(claim.requestId(), claim.upToNanos());
    return new Held(claim.upToNanos(), false);
  }
}

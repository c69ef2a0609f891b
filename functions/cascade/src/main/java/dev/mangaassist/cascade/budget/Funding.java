package dev.mangaassist.cascade.budget;

/** What came of a claim. */
public sealed interface Funding {

  /** The money is set aside until the reservation is settled. */
  record Granted(Reservation reservation) implements Funding {}

  /** The Sonnet tier may not answer. */
  record Denied(Reason reason) implements Funding {}

  /** Why a claim was denied. */
  enum Reason {
    /** What is left of a budget is kept for escalations. */
    TIGHT,
    /** So much is not left of a budget. */
    SPENT,
    /** The customer's wishes have raised the tier as often as they may today. */
    NO_RAISES_LEFT,
    /** The budgets are out of reach: nothing is known, so nothing is granted. */
    UNKNOWN
  }
}

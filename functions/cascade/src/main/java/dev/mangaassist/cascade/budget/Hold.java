package dev.mangaassist.cascade.budget;

/** What one budget says to a claim. */
sealed interface Hold {

  /**
   * The budget holds money for the claim's request.
   *
   * @param nanos how much
   * @param repeated whether it did so before, for an earlier claim of the same request
   */
  record Held(long nanos, boolean repeated) implements Hold {}

  /** There is no budget to hold money of. */
  record Unlimited() implements Hold {}

  /** The budget does not cover the claim. */
  record Refused(Funding.Reason reason) implements Hold {}
}

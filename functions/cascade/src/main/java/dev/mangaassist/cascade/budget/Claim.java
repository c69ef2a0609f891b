package dev.mangaassist.cascade.budget;

/**
 * Money wanted for one answer of the Sonnet tier.
 *
 * @param user whose answer it is
 * @param requestId the ask's; a claim that is made again for the same request counts once
 * @param upToNanos the most that the answer can cost, in nano-dollars; not negative
 */
public record Claim(String user, String requestId, long upToNanos, Purpose purpose) {
  public Claim {
    if (upToNanos < 0) {
      throw new IllegalArgumentException("An answer can not cost " + upToNanos + " nano-dollars");
    }
  }
}

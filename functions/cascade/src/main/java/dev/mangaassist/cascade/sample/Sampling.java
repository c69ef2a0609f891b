package dev.mangaassist.cascade.sample;

import dev.mangaassist.shared.text.Hashes;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Draws asks to be judged by a hash of our name of the request: a repeated invocation is drawn as
 * the first one was, and nothing that a customer chooses has a part in it.
 */
public final class Sampling {
  /** Other hashes of request ids, such as the judge's order of answers, are independent of it. */
  private static final String SALT = "sampled#";

  /** As many bits as a double holds exactly. */
  private static final int BITS = 53;

  private Sampling() {}

  /**
   * Draws one ask.
   *
   * @param share of the asks that are drawn, 0..1
   * @return the probability with which it was drawn; empty if it was not
   */
  public static Optional<BigDecimal> draw(String requestId, BigDecimal share) {
    long hash = ByteBuffer.wrap(Hashes.sha256(SALT + requestId)).getLong();
    BigDecimal place = new BigDecimal(Math.scalb((double) (hash >>> (64 - BITS)), -BITS));
    return place.compareTo(share) < 0 ? Optional.of(share) : Optional.empty();
  }
}

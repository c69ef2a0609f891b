package dev.mangaassist.cascade.sample;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    BigDecimal place =
        new BigDecimal(Math.scalb((double) (hash(requestId) >>> (64 - BITS)), -BITS));
    return place.compareTo(share) < 0 ? Optional.of(share) : Optional.empty();
  }

  private static long hash(String requestId) {
    try {
      byte[] salted = (SALT + requestId).getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(salted)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

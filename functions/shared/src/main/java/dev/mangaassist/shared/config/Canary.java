package dev.mangaassist.shared.config;

import dev.mangaassist.shared.text.Hashes;
import java.math.BigDecimal;
import java.nio.ByteBuffer;

/**
 * A version on trial: it serves a share of the conversations until it is promoted or withdrawn.
 *
 * @param version what is tried; its {@code since} is the beginning of the trial
 * @param share of the conversations that it serves, over 0 up to {@link #MAX_SHARE}
 */
public record Canary(ConfigurationVersion version, BigDecimal share) {
  /** More than half of the conversations are no canary. */
  public static final BigDecimal MAX_SHARE = new BigDecimal("0.5");

  private static final BigDecimal TWO_TO_64 = BigDecimal.TWO.pow(Long.SIZE);

  public Canary {
    if (share.signum() <= 0 || share.compareTo(MAX_SHARE) > 0) {
      throw new IllegalArgumentException(
          "A canary serves a share of over 0 up to %s, but was to serve %s"
              .formatted(MAX_SHARE, share));
    }
  }

  /**
   * Whether a conversation is served by it, by a hash of both: always the same answer for one
   * canary, another choice of conversations for the next one.
   */
  public boolean serves(String conversationId) {
    long end = share.multiply(TWO_TO_64).toBigInteger().longValue();
    return Long.compareUnsigned(place(version.version() + ":" + conversationId), end) < 0;
  }

  private static long place(String text) {
    return ByteBuffer.wrap(Hashes.sha256(text)).getLong();
  }
}

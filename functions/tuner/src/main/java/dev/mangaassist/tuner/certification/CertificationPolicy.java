package dev.mangaassist.tuner.certification;

import dev.mangaassist.tuner.certify.Terms;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a deployment asks of its certificates: {@link Terms#DEFAULT} kept, and its own floor.
 *
 * @param every the least time from one attempt to the next
 * @param minimumQuality what the mean quality has to be above, 0..1
 */
public record CertificationPolicy(Duration every, BigDecimal minimumQuality) {
  /** Below, the bound leaves no room for any saving. */
  static final int FEWEST_SAMPLES = 300;

  /** More would only take time: with as many, hardly anything is lost to chance. */
  static final int MOST_SAMPLES = 20_000;

  /** Of each group, to fit a calibration to: more make its curve no better. */
  static final int MOST_OLDER_OF_A_GROUP = 2_000;

  /** After as long a certificate is tried anew: what customers ask drifts. */
  static final Duration RENEWAL = Duration.ofDays(7);

  /** A sample may come in as long after its ask; what came in later would be chosen by slowness. */
  private static final Duration SETTLING = Duration.ofHours(1);

  public CertificationPolicy {
    if (!every.isPositive()) {
      throw new IllegalArgumentException(
          "The time between two attempts to certify must be above 0, but is " + every);
    }
  }

  /** How long after its ask a sample has come in: an hour, or less where attempts come fast. */
  Duration settling() {
    Duration part = every.dividedBy(2);
    return part.compareTo(SETTLING) < 0 ? part : SETTLING;
  }
}

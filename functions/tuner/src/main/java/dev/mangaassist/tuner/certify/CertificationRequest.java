package dev.mangaassist.tuner.certify;

/**
 * What a certificate is to promise.
 *
 * @param target the share of the strong tier's mean quality to be kept, over 0 up to 1
 * @param delta the allowed chance of a certificate that does not hold, over 0 and under 1
 * @param draftShare the part of a draft's cost that an escalated query pays, 0..1
 * @param seed of the order in which the samples are looked at
 */
public record CertificationRequest(double target, double delta, double draftShare, long seed) {

  /** 95% of the strong tier's quality, wrong at most one time in twenty, drafts paid in full. */
  public static final CertificationRequest DEFAULT = new CertificationRequest(0.95, 0.05, 1, 1);

  public CertificationRequest {
    require(target > 0 && target <= 1, "target", "over 0 up to 1", target);
    require(delta > 0 && delta < 1, "delta", "over 0 and under 1", delta);
    require(draftShare >= 0 && draftShare <= 1, "draftShare", "0 to 1", draftShare);
  }

  private static void require(boolean holds, String name, String range, double value) {
    if (!holds) {
      throw new IllegalArgumentException("%s must be %s, but is %s".formatted(name, range, value));
    }
  }
}

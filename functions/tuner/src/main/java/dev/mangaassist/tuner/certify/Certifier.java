package dev.mangaassist.tuner.certify;

import dev.mangaassist.tuner.certify.Certificate.Certified;
import dev.mangaassist.tuner.certify.Certificate.NotCertifiable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Certifies the lowest threshold that it can, by Learn then Test (Angelopoulos et al., 2021): the
 * thresholds of a fixed grid are tested in a fixed sequence, from the strictest down, each with the
 * hypothesis "here the cascade keeps less than the target"; the first that is not rejected ends the
 * sequence. Whatever the truth, the chance that the sequence goes beyond the first true hypothesis
 * is delta at most, because that one would have to be rejected first. To escalate everything needs
 * no test.
 *
 * <p>The guarantee is for queries drawn like the samples, by the weights, if samples are
 * independent of each other and of the threshold in force. It is about mean quality as the judge
 * sees it, and ends with the models, prompts and calibration that the samples were made with.
 *
 * <p>Where weights differ, it holds only if no query can weigh more than the heaviest of the
 * samples: bets are sized by it.
 */
public final class Certifier {
  private static final int BISECTIONS = 30;

  private Certifier() {}

  /**
   * Certifies.
   *
   * @param paired at least one sample
   */
  public static Certificate certify(List<PairedSample> paired, CertificationRequest request) {
    Samples samples = new Samples(paired, request.seed());
    int lowest = Samples.STRICTEST;
    while (lowest > 0 && isRejected(samples, lowest - 1, request)) {
      lowest--;
    }
    return samples.anyPasses(lowest)
        ? new Certified(
            BigDecimal.valueOf(lowest, 2),
            samples.at(lowest, request.draftShare()),
            qualityLowerBound(samples, lowest, request.delta()))
        : notCertifiable(samples, lowest - 1, request);
  }

  /** Mean quality of the strong tier on the samples. */
  public static double strongQuality(List<PairedSample> paired) {
    return new Samples(paired, 0).strongQuality();
  }

  /** Whether "less than the target at this threshold" is rejected at level delta. */
  private static boolean isRejected(Samples samples, int threshold, CertificationRequest request) {
    BettingTest test = new BettingTest(request.target());
    double enough = 1 / request.delta();
    for (int i = 0; i < samples.size(); i++) {
      if (test.observe(samples.gain(i, threshold, request.target())) >= enough) {
        return true;
      }
    }
    return false;
  }

  /** The highest level that the mean quality is proved to be over, by bisection. */
  private static double qualityLowerBound(Samples samples, int threshold, double delta) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (isOver(samples, threshold, middle, delta)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean isOver(Samples samples, int threshold, double level, double delta) {
    BettingTest test = new BettingTest(level);
    for (int i = 0; i < samples.size(); i++) {
      if (test.observe(samples.gainOverLevel(i, threshold, level)) >= 1 / delta) {
        return true;
      }
    }
    return false;
  }

  private static Certificate notCertifiable(
      Samples samples, int threshold, CertificationRequest request) {
    double[] gains = new double[samples.size()];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = samples.gain(i, Math.max(threshold, 0), request.target());
    }
    double growth = BettingTest.bestGrowth(gains, request.target());
    String where = String.format(Locale.ROOT, "%.2f", Math.max(threshold, 0) / 100.0);
    if (growth <= 0) {
      return new NotCertifiable(
          "at %s, the first threshold to try, the cascade keeps less than the target on these samples"
              .formatted(where),
          OptionalLong.empty());
    }
    long needed = (long) Math.ceil(Math.log(1 / request.delta()) / growth);
    return new NotCertifiable(
        "the threshold %s could not be certified with %d samples; about %d would be needed"
            .formatted(where, samples.size(), Math.max(needed, samples.size() + 1L)),
        OptionalLong.of(Math.max(needed, samples.size() + 1L)));
  }
}

package dev.mangaassist.tuner.certify;

import dev.mangaassist.tuner.certify.Certificate.Certified;
import dev.mangaassist.tuner.certify.Certificate.NotCertifiable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.BitSet;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Certifies a threshold from paired samples, by Learn-then-Test.
 *
 * <p><b>The guarantee.</b> With a probability of at least 1 - delta over the draw of the samples,
 * either nothing is certified or the certified threshold keeps the target: in the population that
 * the samples stand for, the mean quality of the cascade's answers is above target times the mean
 * quality of the strong tier's, and above the minimum quality if there is one. It holds for every
 * number of samples and every distribution of confidences, qualities and costs; no approximation is
 * in it. {@link BettingTest}, {@link FallbackSequence} and {@link Requirement} have the parts of
 * the proof.
 *
 * <p><b>Its conditions.</b> The samples are drawn independently of each other from the population,
 * each query with a probability that is known up to a factor, and weighted by its inverse; no
 * weight of the design is above the largest (see {@link Terms}; without such a bound nothing could
 * be promised, because all that is lost could hide behind one heavy query that was not drawn);
 * their number was not decided by their qualities; the same judge rates both tiers, and quality is
 * what it says; target, delta and seed were chosen without a look at the samples.
 *
 * <p><b>What it is not.</b> It speaks of means over the population, not of single answers, tasks or
 * customers; of the population as it was sampled, not of what customers will ask next month; and
 * not of the saving, the escalation rate and the qualities, which are estimates. Whether the
 * certificate is right and whether the lower bounds of the quality hold are two statements, each
 * wrong with a probability of delta at most, both right with 1 - 2 delta at least. A certificate
 * from each of several draws is wrong delta of the time: if the first does not please and another
 * draw is taken, delta has to be divided.
 *
 * <p>Certificates are monotone: where a target or a delta certifies anything, a lower target, a
 * lower minimum or a larger delta on the same samples certifies a saving at least as large. They do
 * not depend on the unit of the weights, and the same samples in the same order give the same
 * certificate.
 */
public final class Certifier {
  private static final MathContext SHOWN = new MathContext(6);

  /** Of sums: much less than a quality is known by. */
  private static final double NOISE = 1e-9;

  private final Terms terms;

  public Certifier(Terms terms) {
    this.terms = terms;
  }

  /**
   * Certifies the threshold that saves most among those that can be certified; of thresholds
   * between which there is no sample, the strictest. One that saves nothing, because drafts cost
   * more, is no better than none and is not certified.
   *
   * @param samples at least one
   * @throws IllegalArgumentException if a weight is above the largest of the design
   */
  public Certificate certify(List<PairedSample> samples) {
    SampleColumns columns = SampleColumns.of(samples, terms);
    TradeOffs tradeOffs = TradeOffs.of(samples, terms.draftShare());
    OptionalInt best = best(columns, tradeOffs);
    return best.isPresent()
        ? certified(best.getAsInt(), samples, columns, tradeOffs)
        : notCertifiable(columns, tradeOffs);
  }

  private OptionalInt best(SampleColumns columns, TradeOffs tradeOffs) {
    BitSet rejected = FallbackSequence.rejected(columns, terms);
    return rejected.stream()
        .filter(step -> tradeOffs.at(step).saving() > 0)
        .boxed()
        .max(
            Comparator.<Integer>comparingDouble(step -> tradeOffs.at(step).saving())
                .thenComparing(Comparator.naturalOrder()))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private Certified certified(
      int step, List<PairedSample> samples, SampleColumns columns, TradeOffs tradeOffs) {
    return new Certified(
        ThresholdGrid.threshold(step),
        columns.size(),
        tradeOffs.at(step),
        QualityBound.lower(columns, step, terms.delta()),
        tradeOffs.strongAlone().quality(),
        "Keeps at least %s of the strong tier's mean quality%s; wrong with a probability of at most %s."
                .formatted(terms.target(), minimum(), terms.delta())
            + condition(samples));
  }

  private String minimum() {
    return terms.minimumQuality() > 0
        ? " and a mean quality of at least %s".formatted(terms.minimumQuality())
        : "";
  }

  /** What a reader has to know if the largest weight of the design was taken from the samples. */
  private String condition(List<PairedSample> samples) {
    DoubleSummaryStatistics weights =
        samples.stream().mapToDouble(PairedSample::weight).summaryStatistics();
    return terms.largestWeight().isPresent() || weights.getMin() == weights.getMax()
        ? ""
        : " Provided that no query could have had a weight above %s.".formatted(weights.getMax());
  }

  private NotCertifiable notCertifiable(SampleColumns columns, TradeOffs tradeOffs) {
    OptionalLong needed = SampleNeed.of(columns, terms, tradeOffs);
    String reason =
        "No threshold that saves anything is certified with %d samples: ".formatted(columns.size())
            + strongTier(tradeOffs.strongAlone().quality())
            + (needed.isPresent()
                ? "about %d like these would be needed.".formatted(needed.getAsLong())
                : "the thresholds to begin with lose too much quality in them, or none saves"
                    + " anything; they suggest no number that would be enough.");
    return new NotCertifiable(
        columns.size(),
        tradeOffs.strongAlone(),
        QualityBound.lower(columns, ThresholdGrid.ESCALATE_ALL, terms.delta()),
        tradeOffs.strongAlone().quality(),
        needed,
        reason);
  }

  /** That not even the strong tier reaches the minimum, if it is so in the samples. */
  private String strongTier(double quality) {
    return quality < terms.minimumQuality() - NOISE
        ? "the strong tier's own mean quality in them, %s, is below the minimum of %s, so that giving"
                .formatted(
                    BigDecimal.valueOf(quality).round(SHOWN).stripTrailingZeros().toPlainString(),
                    terms.minimumQuality())
            + " it every query does not reach that either; "
        : "";
  }
}

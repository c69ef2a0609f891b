package dev.mangaassist.tuner.certify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.tuner.certify.Certificate.Certified;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

final class CertifierPropertyTest {

  @Property(tries = 200)
  void theSameSamplesGiveTheSameCertificate(@ForAll("samples") List<PairedSample> samples) {
    assertThat(certify(Terms.DEFAULT, samples)).isEqualTo(certify(Terms.DEFAULT, samples));
  }

  @Property(tries = 200)
  void lessToKeepSavesNoLess(
      @ForAll("samples") List<PairedSample> samples,
      @ForAll @DoubleRange(min = 0.1, max = 1) double one,
      @ForAll @DoubleRange(min = 0.1, max = 1) double other) {
    assertThat(saving(Terms.DEFAULT.withTarget(Math.min(one, other)), samples))
        .isGreaterThanOrEqualTo(saving(Terms.DEFAULT.withTarget(Math.max(one, other)), samples));
  }

  @Property(tries = 200)
  void aLowerMinimumSavesNoLess(
      @ForAll("samples") List<PairedSample> samples,
      @ForAll @DoubleRange(min = 0, max = 1) double one,
      @ForAll @DoubleRange(min = 0, max = 1) double other) {
    Terms terms = Terms.DEFAULT.withTarget(0.8);
    assertThat(saving(terms.withMinimumQuality(Math.min(one, other)), samples))
        .isGreaterThanOrEqualTo(saving(terms.withMinimumQuality(Math.max(one, other)), samples));
  }

  @Property(tries = 200)
  void moreRiskSavesNoLess(
      @ForAll("samples") List<PairedSample> samples,
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double one,
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double other) {
    assertThat(saving(Terms.DEFAULT.withDelta(Math.max(one, other)), samples))
        .isGreaterThanOrEqualTo(saving(Terms.DEFAULT.withDelta(Math.min(one, other)), samples));
  }

  @Property(tries = 200)
  void theUnitOfTheWeightsDoesNotMatter(@ForAll("samples") List<PairedSample> samples) {
    List<PairedSample> scaled =
        samples.stream()
            .map(
                s ->
                    new PairedSample(
                        s.confidence(),
                        s.weakQuality(),
                        s.strongQuality(),
                        s.weakCostUsd(),
                        s.strongCostUsd(),
                        s.group(),
                        s.weight() * 1024))
            .toList();

    assertThat(certify(Terms.DEFAULT, scaled))
        .usingRecursiveComparison()
        .ignoringFields("reason")
        .isEqualTo(certify(Terms.DEFAULT, samples));
  }

  @Property(tries = 200)
  void onlyWhatTheTestRejectedIsCertified(
      @ForAll("samples") List<PairedSample> samples,
      @ForAll @DoubleRange(min = 0.5, max = 1) double target,
      @ForAll @DoubleRange(min = 0.1, max = 1) double minimum) {
    Terms terms = Terms.DEFAULT.withTarget(target).withMinimumQuality(minimum);
    SampleColumns columns = SampleColumns.of(samples, terms);

    if (certify(terms, samples) instanceof Certified certified) {
      int step = certified.threshold().movePointRight(3).intValueExact();
      assertThat(Requirement.all(columns, terms))
          .hasSize(2)
          .allSatisfy(
              requirement ->
                  assertThat(requirement.test(columns, step).capital(requirement.least()).highest())
                      .isGreaterThanOrEqualTo(1 / terms.delta()));
    }
  }

  @Property(tries = 200)
  void theSequenceHasNoGapButBeforeTheBottom(@ForAll("samples") List<PairedSample> samples) {
    BitSet rejected =
        FallbackSequence.rejected(SampleColumns.of(samples, Terms.DEFAULT), Terms.DEFAULT);

    int lowest = Math.max(1, rejected.nextSetBit(1));
    assertThat(rejected.nextClearBit(lowest))
        .isEqualTo(rejected.nextSetBit(1) < 0 ? 1 : ThresholdGrid.ESCALATE_ALL);
  }

  @Property(tries = 200)
  void theLowerBoundIsNoHigherThanTheQuality(@ForAll("samples") List<PairedSample> samples) {
    Certificate certificate = certify(Terms.DEFAULT, samples);

    assertThat(certificate.qualityLowerBound())
        .isBetween(0.0, Math.nextUp(certificate.point().quality()));
  }

  @Provide
  Arbitrary<List<PairedSample>> samples() {
    Arbitrary<Double> floor = Arbitraries.doubles().between(0.3, 0.99);
    Arbitrary<Integer> size = Arbitraries.integers().between(1, 500);
    Arbitrary<Integer> values = Arbitraries.of(1, 3, 20, 1000);
    Arbitrary<Long> seed = Arbitraries.longs();
    return Combinators.combine(floor, size, values, seed).as(CertifierPropertyTest::draw);
  }

  private static List<PairedSample> draw(double floor, int size, int values, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(
            () ->
                new PairedSample(
                    BigDecimal.valueOf(random.nextInt(values + 1) * (1000L / values), 3),
                    random.nextDouble(floor, 1.0),
                    random.nextDouble(floor, 1.0),
                    random.nextDouble(0.001),
                    random.nextDouble(0.001, 0.01),
                    Group.ANY,
                    random.nextInt(1, 5)))
        .limit(size)
        .toList();
  }

  private static Certificate certify(Terms terms, List<PairedSample> samples) {
    return new Certifier(terms).certify(samples);
  }

  private static double saving(Terms terms, List<PairedSample> samples) {
    return certify(terms, samples) instanceof Certified certified
        ? certified.point().saving()
        : Double.NEGATIVE_INFINITY;
  }
}

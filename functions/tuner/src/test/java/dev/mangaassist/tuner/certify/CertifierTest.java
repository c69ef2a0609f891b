package dev.mangaassist.tuner.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mangaassist.tuner.certify.Certificate.Certified;
import dev.mangaassist.tuner.certify.Certificate.NotCertifiable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CertifierTest {
  private static final PairedSample SURE = sample("0.80", 1, 1);
  private static final PairedSample UNSURE = sample("0.799999999999999999999", 0, 1);

  @Test
  void theThresholdIsTheConfidenceItself() {
    Certified certified = (Certified) certify(times(200, SURE), times(200, UNSURE));

    assertThat(certified.threshold()).isEqualTo(new BigDecimal("0.8"));
    assertThat(certified.samples()).isEqualTo(400);
    assertThat(certified.point().escalationRate()).isEqualTo(0.5);
    assertThat(certified.point().quality()).isEqualTo(1);
    assertThat(certified.point().saving()).isCloseTo(0.40, within(1e-12));
    assertThat(certified.strongQuality()).isEqualTo(1);
    assertThat(certified.qualityLowerBound()).isBetween(0.9, 1.0);
    assertThat(certified.reason())
        .isEqualTo(
            "Keeps at least 0.95 of the strong tier's mean quality;"
                + " wrong with a probability of at most 0.05.");
  }

  @Test
  void draftsThatAreGivenUpAtTheirHeadSaveMore() {
    Terms head = new Terms(0.95, 0, 0.05, 0.1, OptionalDouble.empty(), 1);
    Certificate certificate =
        new Certifier(head).certify(concat(times(200, SURE), times(200, UNSURE)));

    assertThat(certificate.point().saving()).isCloseTo(0.445, within(1e-12));
  }

  @Test
  void nothingNeedsEscalatingIfTheWeakTierIsAsGood() {
    Certified certified = (Certified) certify(times(300, SURE));

    assertThat(certified.point().escalationRate()).isZero();
    assertThat(certified.point().saving()).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void tooFewSamplesSayHowManyAreNeeded() {
    NotCertifiable not = (NotCertifiable) certify(times(40, SURE));

    assertThat(not.samplesNeeded().orElseThrow()).isBetween(60L, 120L);
    assertThat(not.reason()).contains("with 40 samples: about ", " would be needed.");
    assertThat(not.point().escalationRate()).isEqualTo(1);
    assertThat(not.point().saving()).isZero();
    long enough = not.samplesNeeded().orElseThrow();
    assertThat(certify(times((int) enough, SURE))).isInstanceOf(Certified.class);
  }

  @Test
  void samplesThatLoseTooMuchSuggestNoNumber() {
    NotCertifiable not = (NotCertifiable) certify(times(500, sample("0.8", 0.5, 1)));

    assertThat(not.samplesNeeded()).isEmpty();
    assertThat(not.reason()).contains("no number that would be enough");
  }

  @Test
  void aWeakTierThatIsWorseOnlyAtTheTopIsFoundGoodEnough() {
    Certified certified =
        (Certified) certify(times(300, sample("0.9", 0.7, 0.9)), times(700, sample("0.3", 1, 0.9)));

    assertThat(certified.threshold()).isEqualTo(new BigDecimal("0"));
    assertThat(certified.point().escalationRate()).isZero();
  }

  @Test
  void whatSavesNothingIsNotCertified() {
    PairedSample dear = new PairedSample(BigDecimal.ONE, 1, 1, 0.02, 0.01, Group.ANY, 1);

    NotCertifiable not = (NotCertifiable) certify(times(300, dear));

    assertThat(not.samplesNeeded()).isEmpty();
    assertThat(not.point().saving()).isZero();
  }

  @Test
  void weightsCountQueries() {
    PairedSample heavy = new PairedSample(new BigDecimal("0.9"), 1, 1, 0.001, 0.01, Group.ANY, 3);
    Certificate certificate = certify(times(300, heavy), times(300, UNSURE));

    assertThat(certificate.point().escalationRate()).isEqualTo(0.25);
    assertThat(certificate.reason()).endsWith("no query could have had a weight above 3.0.");
  }

  @Test
  void aWeightThatTheDesignCanNotGiveIsRefused() {
    Terms terms = new Terms(0.95, 0, 0.05, 1, OptionalDouble.of(0.5), 1);

    assertThatThrownBy(() -> new Certifier(terms).certify(List.of(SURE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 0.5");
  }

  @Test
  void aMinimumQualityIsKeptBesidesTheTarget() {
    Terms terms = Terms.DEFAULT.withTarget(0.8).withMinimumQuality(0.9);
    List<PairedSample> samples =
        concat(
            times(1500, sample("0.9", 0.95, 0.95)),
            concat(times(500, sample("0.5", 0.86, 0.95)), times(1000, sample("0.2", 0.80, 0.95))));

    Certified without = (Certified) new Certifier(terms.withMinimumQuality(0)).certify(samples);
    Certified with = (Certified) new Certifier(terms).certify(samples);

    assertThat(without.threshold()).isEqualTo("0.2");
    assertThat(with.threshold()).isEqualTo("0.5");
    assertThat(with.reason())
        .isEqualTo(
            "Keeps at least 0.8 of the strong tier's mean quality and a mean quality of at least"
                + " 0.9; wrong with a probability of at most 0.05.");
  }

  @Test
  void aStrongTierThatDoesNotReachTheMinimumIsTold() {
    Terms terms = Terms.DEFAULT.withMinimumQuality(0.9);
    NotCertifiable not =
        (NotCertifiable) new Certifier(terms).certify(times(500, sample("0.8", 0.85, 0.87654)));

    assertThat(not.samplesNeeded()).isEmpty();
    assertThat(not.reason())
        .contains(
            "the strong tier's own mean quality in them, 0.87654, is below the minimum of 0.9");
  }

  @Test
  void aMinimumThatNeedsMoreSamplesSaysHowMany() {
    Terms terms = Terms.DEFAULT.withMinimumQuality(0.9);
    List<PairedSample> few = times(60, sample("0.8", 0.93, 0.94));
    assertThat(new Certifier(Terms.DEFAULT.withTarget(0.5)).certify(few))
        .isInstanceOf(Certified.class);

    NotCertifiable not = (NotCertifiable) new Certifier(terms.withTarget(0.5)).certify(few);

    int enough = (int) (1.1 * not.samplesNeeded().orElseThrow());
    assertThat(not.reason()).doesNotContain("strong tier's own");
    assertThat(
            new Certifier(terms.withTarget(0.5)).certify(times(enough, sample("0.8", 0.93, 0.94))))
        .isInstanceOf(Certified.class);
  }

  private static PairedSample sample(String confidence, double weak, double strong) {
    return new PairedSample(new BigDecimal(confidence), weak, strong, 0.001, 0.01, Group.ANY, 1);
  }

  private static List<PairedSample> times(int count, PairedSample sample) {
    return Collections.nCopies(count, sample);
  }

  private static Certificate certify(List<PairedSample> samples) {
    return new Certifier(Terms.DEFAULT).certify(samples);
  }

  private static Certificate certify(List<PairedSample> some, List<PairedSample> others) {
    return certify(concat(some, others));
  }

  private static List<PairedSample> concat(List<PairedSample> some, List<PairedSample> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}

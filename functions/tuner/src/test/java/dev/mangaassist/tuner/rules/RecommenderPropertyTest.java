package dev.mangaassist.tuner.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.tuner.rules.Observations.Cost;
import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Observations.Latency;
import dev.mangaassist.tuner.rules.Observations.Quality;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever was measured and whatever configuration was active. */
final class RecommenderPropertyTest {

  @Property
  void noRunLeavesTheBoundsOrGoesFurtherThanAStep(
      @ForAll("configurations") Configuration before,
      @ForAll("observations") Observations observed) {
    Configuration after = after(before, observed);

    assertMoved(
        before.confidenceThreshold(),
        after.confidenceThreshold(),
        LowerThreshold.MIN,
        RaiseThreshold.MAX,
        RaiseThreshold.STEP);
    assertMoved(
        BigDecimal.valueOf(before.haikuMaxTokens()),
        BigDecimal.valueOf(after.haikuMaxTokens()),
        BigDecimal.valueOf(CutHaikuMaxTokens.MIN),
        BigDecimal.valueOf(before.haikuMaxTokens()),
        BigDecimal.valueOf(CutHaikuMaxTokens.STEP));
    assertMoved(
        BigDecimal.valueOf(before.responseCacheLife().toSeconds()),
        BigDecimal.valueOf(after.responseCacheLife().toSeconds()),
        BigDecimal.valueOf(before.responseCacheLife().toSeconds()),
        BigDecimal.valueOf(LengthenCacheLife.MAX.toSeconds()),
        BigDecimal.valueOf(LengthenCacheLife.STEP.toSeconds()));
  }

  @Property
  void theThresholdNeverMovesBothWaysAndFallsOnlyWhileQualityIsNotBroken(
      @ForAll("configurations") Configuration before,
      @ForAll("observations") Observations observed) {
    Compliance compliance = compliance(observed);
    List<Recommendation> moves =
        Recommender.automatic(Recommender.recommend(before, compliance)).stream()
            .filter(move -> move.change().orElseThrow() instanceof Change.ConfidenceThreshold)
            .toList();

    assertThat(moves).hasSizeLessThanOrEqualTo(1);
    if (after(before, observed).confidenceThreshold().compareTo(before.confidenceThreshold()) < 0) {
      assertThat(compliance.isBroken(ServiceLevel.QUALITY)).isFalse();
    }
  }

  @Property
  void onlyBrokenLevelsChangeAnything(
      @ForAll("configurations") Configuration before,
      @ForAll("observations") Observations observed) {
    if (compliance(observed).levels(Finding.State.BROKEN).isEmpty()) {
      assertThat(after(before, observed)).isEqualTo(before);
    }
  }

  /** Stays put, or moves by at most a step and never further out of the bounds. */
  private static void assertMoved(
      BigDecimal before, BigDecimal after, BigDecimal min, BigDecimal max, BigDecimal step) {
    assertThat(after.subtract(before).abs()).isLessThanOrEqualTo(step);
    if (after.compareTo(before) > 0) {
      assertThat(after).isLessThanOrEqualTo(max);
    } else if (after.compareTo(before) < 0) {
      assertThat(after).isGreaterThanOrEqualTo(min);
    }
  }

  private static Configuration after(Configuration before, Observations observed) {
    return Recommender.apply(
        before, Recommender.automatic(Recommender.recommend(before, compliance(observed))));
  }

  private static Compliance compliance(Observations observed) {
    return Compliance.of(observed, ServiceLevels.withCostTarget(new BigDecimal("0.003")));
  }

  @Provide
  Arbitrary<Configuration> configurations() {
    return Combinators.combine(
            shares(),
            Arbitraries.integers().between(1, 8192),
            Arbitraries.longs().between(0, 86_400))
        .as(
            (threshold, tokens, life) ->
                Configuration.DEFAULT
                    .withConfidenceThreshold(threshold)
                    .withHaikuMaxTokens(tokens)
                    .withResponseCacheLife(Duration.ofSeconds(life)));
  }

  @Provide
  Arbitrary<Observations> observations() {
    Arbitrary<Latency> latencies =
        Combinators.combine(samples(), times(), times(), times())
            .as((samples, p50, p95, p99) -> new Latency(samples, p50, p95, p99, p50, p50));
    Arbitrary<BigDecimal> dollars =
        Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("0.01")).ofScale(9);
    Arbitrary<Cost> costs =
        Combinators.combine(samples(), dollars)
            .as((samples, mean) -> new Cost(samples, mean, mean, mean));
    Arbitrary<Quality> qualities =
        Combinators.combine(samples(), shares())
            .as((samples, mean) -> new Quality(samples, mean, mean, mean, mean));
    return Combinators.combine(
            counts(),
            latencies.optional(),
            latencies.optional(),
            costs.optional(),
            qualities.optional())
        .as(
            (counts, firstText, latency, cost, quality) ->
                new Observations(Traffic.WINDOW, counts, firstText, latency, cost, quality));
  }

  private static Arbitrary<Counts> counts() {
    Arbitrary<Long> count = Arbitraries.longs().between(0, 1_000_000);
    return Combinators.combine(count, count, count, count, count, count)
        .as(
            (accepted, done, failed, abandoned, answers, escalations) ->
                new Counts(accepted, done, failed, abandoned, answers, escalations, 0, 0));
  }

  private static Arbitrary<Long> samples() {
    return Arbitraries.longs().between(1, 30);
  }

  private static Arbitrary<Duration> times() {
    return Arbitraries.longs().between(0, 5_000).map(Duration::ofMillis);
  }

  private static Arbitrary<BigDecimal> shares() {
    return Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.ONE).ofScale(2);
  }
}

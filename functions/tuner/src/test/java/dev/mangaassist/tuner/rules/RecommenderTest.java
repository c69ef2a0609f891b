package dev.mangaassist.tuner.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.tuner.rules.Recommendation.Standing;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecommenderTest {
  private static final Configuration DEFAULT = Configuration.DEFAULT;

  @ParameterizedTest
  @CsvSource({"0.80,0.82", "0.8,0.82", "0.60,0.62", "0.93,0.95", "0.94,0.95", "0.50,0.52"})
  void lowQualityRaisesTheThresholdByAStepUpToItsBound(String from, String to) {
    Recommendation raise = only(threshold(from), Traffic.healthy().quality("0.89", 10));

    assertThat(raise.action()).isEqualTo(Action.RAISE_THRESHOLD);
    assertThat(raise.standing()).isEqualTo(Standing.AUTOMATIC);
    assertThat(raise.change())
        .contains(new Change.ConfidenceThreshold(new BigDecimal(from), new BigDecimal(to)));
    assertThat(raise.reason())
        .isEqualTo("mean quality was 0.89, below its target of 0.90 (10 observations)");
  }

  @ParameterizedTest
  @CsvSource({"0.95", "0.950", "0.97", "1"})
  void aThresholdAtOrAboveItsUpperBoundIsNotRaised(String from) {
    Recommendation raise = only(threshold(from), Traffic.healthy().quality("0.5", 100));

    assertThat(raise.standing()).isEqualTo(Standing.AT_BOUND);
    assertThat(raise.change()).isEmpty();
    assertThat(raise.reason())
        .endsWith("; confidenceThreshold is " + from + ", and the bound of this rule is 0.95");
  }

  @ParameterizedTest
  @CsvSource({"0.80,0.78", "0.62,0.60", "0.61,0.60", "0.97,0.95"})
  void tooManyEscalationsLowerTheThresholdByAStepDownToItsBound(String from, String to) {
    Recommendation lower = only(threshold(from), Traffic.healthy().escalated(121, 800));

    assertThat(lower.action()).isEqualTo(Action.LOWER_THRESHOLD);
    assertThat(lower.standing()).isEqualTo(Standing.AUTOMATIC);
    assertThat(lower.change())
        .contains(new Change.ConfidenceThreshold(new BigDecimal(from), new BigDecimal(to)));
    assertThat(lower.reason())
        .isEqualTo("escalation rate was 0.15125, above its target of 0.15 (800 observations)");
  }

  @ParameterizedTest
  @CsvSource({"0.60", "0.6", "0.59", "0"})
  void aThresholdAtOrBelowItsLowerBoundIsNotLowered(String from) {
    Recommendation lower = only(threshold(from), Traffic.healthy().escalated(800, 800));

    assertThat(lower.standing()).isEqualTo(Standing.AT_BOUND);
    assertThat(lower.change()).isEmpty();
    assertThat(lower.reason()).endsWith("and the bound of this rule is 0.60");
  }

  @ParameterizedTest
  @CsvSource({"0.80", "0.95"})
  void qualityWinsOverTheEscalationRateEvenAtItsBound(String threshold) {
    List<Recommendation> both =
        recommend(threshold(threshold), Traffic.healthy().quality("0.8", 50).escalated(400, 800));

    assertThat(both)
        .extracting(Recommendation::action)
        .containsExactly(Action.RAISE_THRESHOLD, Action.LOWER_THRESHOLD);
    assertThat(both.getLast().standing()).isEqualTo(Standing.OVERRULED);
    assertThat(both.getLast().reason())
        .endsWith("; quality is below its target too and comes first");
    assertThat(both.getLast().change()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1024,896", "384,256", "300,256", "257,256"})
  void highCostCutsHaikusTokensByAStepDownToTheirBound(int from, int to) {
    Recommendation cut =
        only(DEFAULT.withHaikuMaxTokens(from), Traffic.healthy().costUsd("0.006000001"));

    assertThat(cut.action()).isEqualTo(Action.CUT_HAIKU_MAX_TOKENS);
    assertThat(cut.standing()).isEqualTo(Standing.AUTOMATIC);
    assertThat(cut.change()).contains(new Change.HaikuMaxTokens(from, to));
    assertThat(cut.reason())
        .isEqualTo(
            "mean cost per query was 0.006000001 USD, above its target of 0.006 USD (1000"
                + " observations)");
  }

  @ParameterizedTest
  @CsvSource({"256", "255", "1"})
  void tokensAtOrBelowTheirBoundAreNotCut(int from) {
    Recommendation cut = only(DEFAULT.withHaikuMaxTokens(from), Traffic.healthy().costUsd("1"));

    assertThat(cut.standing()).isEqualTo(Standing.AT_BOUND);
    assertThat(cut.change()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"300,360", "540,600", "541,600", "599,600", "0,60"})
  void aLateP95LengthensTheCachesLifeByAStepUpToItsBound(long from, long to) {
    Recommendation lengthen =
        only(cacheLife(from), Traffic.healthy().firstTextMs(600, 2_501, 2_900));

    assertThat(lengthen.action()).isEqualTo(Action.LENGTHEN_CACHE_LIFE);
    assertThat(lengthen.standing()).isEqualTo(Standing.AUTOMATIC);
    assertThat(lengthen.change())
        .contains(new Change.ResponseCacheLife(Duration.ofSeconds(from), Duration.ofSeconds(to)));
    assertThat(lengthen.reason())
        .isEqualTo(
            "time to first text p95 was 2501 ms, above its target of 2500 ms (1000 observations)");
  }

  @ParameterizedTest
  @CsvSource({"600", "601", "86400"})
  void aCacheLifeAtOrAboveItsBoundIsNotLengthened(long from) {
    Recommendation lengthen =
        only(cacheLife(from), Traffic.healthy().firstTextMs(600, 2_501, 2_900));

    assertThat(lengthen.standing()).isEqualTo(Standing.AT_BOUND);
    assertThat(lengthen.change()).isEmpty();
  }

  @Test
  void theLifeOfACacheThatIsOffIsNotLengthened() {
    Configuration off = DEFAULT.toBuilder().responseCacheEnabled(false).build();

    Recommendation lengthen = only(off, Traffic.healthy().firstTextMs(600, 2_501, 2_900));

    assertThat(lengthen.standing()).isEqualTo(Standing.INEFFECTIVE);
    assertThat(lengthen.reason()).endsWith("; the response cache is switched off");
  }

  @Test
  void whenEveryLevelIsMetExploringIsAdvisedAndNothingIsDone() {
    Recommendation explore = only(DEFAULT, Traffic.healthy());

    assertThat(explore.action()).isEqualTo(Action.EXPLORE);
    assertThat(explore.standing()).isEqualTo(Standing.ADVICE);
    assertThat(explore.change()).isEmpty();
    assertThat(explore.reason()).contains("below 0.80").contains("fewer than 1024 tokens");
  }

  @Test
  void exploringIsNotAdvisedWhileQualityIsUnknown() {
    assertThat(recommend(DEFAULT, Traffic.healthy().withoutQuality())).isEmpty();
  }

  @Test
  void anUnknownQualityNeitherRaisesNorKeepsFromLowering() {
    Recommendation lower = only(DEFAULT, Traffic.healthy().withoutQuality().escalated(400, 800));

    assertThat(lower.action()).isEqualTo(Action.LOWER_THRESHOLD);
    assertThat(lower.standing()).isEqualTo(Standing.AUTOMATIC);
  }

  @Test
  void underTenObservationsOfALevelNothingIsRecommendedAboutIt() {
    Traffic nine =
        Traffic.healthy().quality("0.1", 9).cost("1", 9).firstTextSamples(9).escalated(9, 9);

    assertThat(recommend(DEFAULT, nine)).isEmpty();
  }

  @Test
  void aBrokenLevelWithoutARuleGetsNoRecommendation() {
    assertThat(recommend(DEFAULT, Traffic.healthy().firstTextMs(1_001, 2_000, 3_001))).isEmpty();
  }

  @Test
  void severalBreachesAreAnsweredTogetherMostImportantFirst() {
    List<Recommendation> all =
        recommend(
            DEFAULT,
            Traffic.healthy().escalated(400, 800).costUsd("0.01").firstTextMs(900, 2_600, 2_900));

    assertThat(all)
        .extracting(Recommendation::action)
        .containsExactly(
            Action.LOWER_THRESHOLD, Action.CUT_HAIKU_MAX_TOKENS, Action.LENGTHEN_CACHE_LIFE);
    assertThat(Recommender.apply(DEFAULT, Recommender.automatic(all)))
        .isEqualTo(
            DEFAULT
                .withConfidenceThreshold(new BigDecimal("0.78"))
                .withHaikuMaxTokens(896)
                .withResponseCacheLife(Duration.ofMinutes(6)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.89, 'quality is below its target too and comes first'",
    "0.904, 'quality, which comes first, is met by 0.004 only, and this takes 0.005'"
  })
  void costIsNotCutAtThePriceOfAQualityThatHasNothingToSpare(String quality, String why) {
    Recommendation cut =
        recommend(DEFAULT, Traffic.healthy().quality(quality, 50).costUsd("0.01")).getLast();

    assertThat(cut.action()).isEqualTo(Action.CUT_HAIKU_MAX_TOKENS);
    assertThat(cut.standing()).isEqualTo(Standing.OVERRULED);
    assertThat(cut.reason()).endsWith("; " + why);
    assertThat(cut.change()).isEmpty();
  }

  @Test
  void tenStepsUpAndTenStepsDownEndExactlyWhereTheyBegan() {
    Configuration configuration = threshold("0.70");
    for (int step = 0; step < 10; step++) {
      configuration = after(configuration, Traffic.healthy().quality("0.8", 50));
    }
    assertThat(configuration.confidenceThreshold()).isEqualTo(new BigDecimal("0.90"));
    for (int step = 0; step < 10; step++) {
      configuration = after(configuration, Traffic.healthy().escalated(400, 800));
    }
    assertThat(configuration.confidenceThreshold()).isEqualTo(new BigDecimal("0.70"));
  }

  private static Configuration after(Configuration configuration, Traffic traffic) {
    return Recommender.apply(configuration, recommend(configuration, traffic));
  }

  private static List<Recommendation> recommend(Configuration configuration, Traffic traffic) {
    return Recommender.recommend(configuration, traffic.compliance());
  }

  private static Recommendation only(Configuration configuration, Traffic traffic) {
    List<Recommendation> recommendations = recommend(configuration, traffic);
    assertThat(recommendations).hasSize(1);
    return recommendations.getFirst();
  }

  private static Configuration threshold(String value) {
    return DEFAULT.withConfidenceThreshold(new BigDecimal(value));
  }

  private static Configuration cacheLife(long seconds) {
    return DEFAULT.withResponseCacheLife(Duration.ofSeconds(seconds));
  }
}

package dev.mangaassist.cascade.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.cascade.confidence.Head.Lack;
import dev.mangaassist.cascade.understand.Understanding;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.models.TokenUsage;
import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.config.ConfidenceCalibration.Curve;
import dev.mangaassist.shared.config.ConfidenceCalibration.Knot;
import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfidenceEstimatorTest {
  private static final BigDecimal THRESHOLD = new BigDecimal("0.80");

  private final ConfidenceEstimator estimator = new ConfidenceEstimator(HedgingPhrases.load());

  @ParameterizedTest
  @CsvSource({
    "GREETING, 0.95",
    "FAQ, 0.90",
    "PRODUCT_SEARCH, 0.88",
    "ORDER_STATUS, 0.90",
    "SUMMARIZATION, 0.85",
    "RECOMMENDATION, 0.80",
    "COMPARISON, 0.77",
    "DISCUSSION, 0.75",
    "TRANSLATION, 0.85",
    "UNKNOWN, 0.80"
  })
  void aPlainDraftHasTheTasksConfidence(Task task, BigDecimal expected) {
    assertThat(value("It ships in two days.", task)).isEqualByComparingTo(expected);
  }

  @Test
  void eightyHundredthsPassesAtEightyHundredths() {
    Confidence oneHedge = rate("Perhaps it ships in two days.", Task.SUMMARIZATION);
    assertThat(oneHedge.value()).isEqualByComparingTo("0.80");
    assertThat(oneHedge.passes(THRESHOLD)).isTrue();
  }

  @Test
  void eachDistinctHedgeCostsAFiveHundredth() {
    assertThat(value("Maybe. I'm not sure. Maybe.", Task.SUMMARIZATION))
        .isEqualByComparingTo("0.75");
  }

  @Test
  void aCutOffDraftLosesFifteenHundredths() {
    assertThat(rate("It ships in", "max_tokens", understood(Task.FAQ)).value())
        .isEqualByComparingTo("0.75");
  }

  @Test
  void anEmptyDraftHasNoConfidence() {
    assertThat(value(" \n", Task.GREETING)).isEqualByComparingTo("0");
  }

  @Test
  void confidenceIsNeverNegative() {
    String hedges = String.join(". ", hedgingWords());
    assertThat(rate(hedges, "max_tokens", understood(Task.DISCUSSION)).value())
        .isEqualByComparingTo("0");
  }

  @Test
  void aDraftIsNoSurerThanItsHead() {
    assertThat(rate(Task.FAQ, 1, head("0.40", Task.FAQ, Lack.NOTHING)).value())
        .isEqualByComparingTo("0.40");
    assertThat(rate(Task.FAQ, 1, head("0.99", Task.FAQ, Lack.NOTHING)).value())
        .isEqualByComparingTo("0.90");
  }

  @Test
  void aHeadThatTakesTheMessageForAHarderTaskLowersTheConfidence() {
    assertThat(rate(Task.FAQ, 1, head("0.95", Task.COMPARISON, Lack.NOTHING)).value())
        .isEqualByComparingTo("0.77");
    assertThat(rate(Task.COMPARISON, 1, head("0.95", Task.FAQ, Lack.NOTHING)).value())
        .isEqualByComparingTo("0.77");
  }

  @ParameterizedTest
  @CsvSource({"NOTHING, 0.90", "DATA, 0.90", "CONTEXT, 0.90", "KNOWLEDGE, 0.85", "REASONING, 0.85"})
  void aHeadThatLacksWhatAStrongerModelHasCountsAsAHedge(Lack lack, BigDecimal expected) {
    assertThat(rate(Task.FAQ, 1, head("0.95", Task.FAQ, lack)).value())
        .isEqualByComparingTo(expected);
  }

  @Test
  void aCalibrationTurnsTheScoreIntoAProbability() {
    ConfidenceCalibration calibration =
        new ConfidenceCalibration(
            "judged",
            3,
            List.of(
                new Curve(
                    Optional.of(Task.FAQ),
                    Optional.empty(),
                    List.of(
                        new Knot(new BigDecimal("0.6"), new BigDecimal("0.2")),
                        new Knot(new BigDecimal("0.9"), new BigDecimal("0.8"))))));
    Understanding understanding =
        new Understanding(Task.FAQ, 0.6, Complexity.SIMPLE, Language.ENGLISH, 5);
    Confidence confidence =
        estimator.estimate("Two days.", reply("end_turn"), understanding, Optional.of(calibration));
    // 0.90 x (1 + 0.6) / 2 = 0.72, two fifths of the way from 0.6 to 0.9
    assertThat(confidence.score()).isEqualByComparingTo("0.72");
    assertThat(confidence.value()).isEqualByComparingTo("0.44");
    assertThat(confidence.calibration()).contains("judged@3");

    assertThat(
            estimator
                .estimate(
                    "Hi!", reply("end_turn"), understood(Task.GREETING), Optional.of(calibration))
                .value())
        .as("a task without a curve")
        .isEqualByComparingTo("0.95");
    assertThat(
            estimator
                .estimate("", reply("end_turn"), understanding, Optional.of(calibration))
                .value())
        .as("an empty answer")
        .isEqualByComparingTo("0");
  }

  private static Head head(String confidence, Task task, Lack lack) {
    return new Head(new BigDecimal(confidence), task, lack);
  }

  @Property
  void anyTextRatesBetweenNoughtAndOne(@ForAll String text, @ForAll Task task) {
    assertThat(value(text, task)).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
  }

  private static List<String> hedgingWords() {
    return Arrays.asList(
        "maybe",
        "perhaps",
        "possibly",
        "presumably",
        "i'm not sure",
        "i don't know",
        "it's unclear",
        "i cannot determine",
        "hard to tell",
        "my best guess",
        "i'm guessing",
        "as far as i know",
        "i could be wrong",
        "おそらく",
        "たぶん",
        "不明",
        "わかりません");
  }

  private BigDecimal value(String text, Task task) {
    return rate(text, task).value();
  }

  private Confidence rate(String text, Task task) {
    return rate(text, "end_turn", understood(task));
  }

  private Confidence rate(String text, String stopReason, Understanding understanding) {
    return estimator.estimate(text, reply(stopReason), understanding, Optional.empty());
  }

  private Confidence rate(Task task, double probability, Head head) {
    return estimator
        .check(
            new Understanding(task, probability, Complexity.SIMPLE, Language.ENGLISH, 5),
            Optional.of(head),
            Optional.empty())
        .soFar();
  }

  private static Understanding understood(Task task) {
    return new Understanding(task, 1, Complexity.SIMPLE, Language.ENGLISH, 5);
  }

  private static ModelReply reply(String stopReason) {
    return new ModelReply(stopReason, TokenUsage.NONE, false);
  }
}

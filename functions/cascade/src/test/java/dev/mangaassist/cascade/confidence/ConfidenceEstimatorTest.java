package dev.mangaassist.cascade.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.models.ModelReply;
import dev.mangaassist.models.TokenUsage;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
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
    assertThat(estimator.estimate("It ships in", reply("max_tokens"), Task.FAQ).value())
        .isEqualByComparingTo("0.75");
  }

  @Test
  void anEmptyDraftHasNoConfidence() {
    assertThat(value(" \n", Task.GREETING)).isEqualByComparingTo("0");
  }

  @Test
  void confidenceIsNeverNegative() {
    String hedges = String.join(". ", hedgingWords());
    assertThat(estimator.estimate(hedges, reply("max_tokens"), Task.DISCUSSION).value())
        .isEqualByComparingTo("0");
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
    return estimator.estimate(text, reply("end_turn"), task);
  }

  private static ModelReply reply(String stopReason) {
    return new ModelReply(stopReason, TokenUsage.NONE, false);
  }
}

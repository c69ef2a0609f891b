package dev.mangaassist.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.answers.confidence.Confidence;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class AnswerOrderTest {
  private static final AnsweredTwice ANSWERS =
      new AnsweredTwice("weak", "strong", Confidence.kept(BigDecimal.ONE), 1, 2);

  @Test
  void halfOfTheAsksShowTheWeakAnswerFirst() {
    int weakFirst = 0;
    for (int ask = 0; ask < 10_000; ask++) {
      weakFirst += AnswerOrder.of("request-" + ask) == AnswerOrder.WEAK_FIRST ? 1 : 0;
    }
    assertThat(weakFirst).isBetween(4_800, 5_200);
  }

  @Property
  void theOrderOfAnAskNeverChangesAndRatingsFindBackToTheirAnswers(@ForAll String requestId) {
    AnswerOrder order = AnswerOrder.of(requestId);
    assertThat(AnswerOrder.of(requestId)).isEqualTo(order);
    Qualities qualities =
        order.qualities(new Verdict(rating(order.first(ANSWERS)), rating(order.second(ANSWERS))));
    assertThat(qualities.weak()).isEqualTo(new BigDecimal("0.40"));
    assertThat(qualities.strong()).isEqualTo(new BigDecimal("0.95"));
  }

  private static int rating(String answer) {
    return answer.equals("weak") ? 40 : 95;
  }
}

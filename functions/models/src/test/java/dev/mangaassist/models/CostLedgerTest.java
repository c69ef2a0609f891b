package dev.mangaassist.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.models.CostLedger.Entry;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CostLedgerTest {
  private static final ModelPair CLAUDE_3 = ModelCatalog.load().pair("claude-3");

  private final CostLedger ledger = new CostLedger();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "faq and greetings, 200, 100, 0, 0, 0.000175",
    "product look-up, 400, 200, 0, 0, 0.00035",
    "recommendations, 0, 0, 600, 400, 0.0078",
    "comparisons, 0, 0, 800, 600, 0.0114",
    "discussion, 0, 0, 1000, 800, 0.015",
    "escalated, 400, 200, 600, 400, 0.00815"
  })
  void theReferenceTrafficCostsWhatTheProductSays(
      String slice, long haikuIn, long haikuOut, long sonnetIn, long sonnetOut, String usd) {
    ledger.enter(CLAUDE_3.haiku(), TokenUsage.of(haikuIn, haikuOut), false, CallTiming.UNKNOWN);
    ledger.enter(CLAUDE_3.sonnet(), TokenUsage.of(sonnetIn, sonnetOut), false, CallTiming.UNKNOWN);

    assertThat(ledger.costUsd()).as(slice).isEqualTo(new BigDecimal(usd));
  }

  @Test
  void anAnswerThatNeededNoModelCostsNothing() {
    assertThat(ledger.costUsd()).isEqualTo(BigDecimal.ZERO);
    assertThat(ledger.usage()).isEqualTo(TokenUsage.NONE);
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void aSingleTokenIsNotLost() {
    ledger.enter(
        ModelCatalog.load().pair("claude-5-5").haiku(),
        new TokenUsage(1, 1, 0, 0),
        false,
        CallTiming.UNKNOWN);

    assertThat(ledger.costUsd()).isEqualByComparingTo("0.00000001");
  }

  @Test
  void anAbortedCallCountsAndIsMarkedAsEstimated() {
    ledger.enter(CLAUDE_3.haiku(), TokenUsage.of(400, 12), true, CallTiming.UNKNOWN);
    ledger.enter(CLAUDE_3.sonnet(), TokenUsage.of(600, 400), false, CallTiming.UNKNOWN);

    assertThat(ledger.entries())
        .containsExactly(
            new Entry(CLAUDE_3.haiku(), TokenUsage.of(400, 12), true, CallTiming.UNKNOWN),
            new Entry(CLAUDE_3.sonnet(), TokenUsage.of(600, 400), false, CallTiming.UNKNOWN));
    assertThat(ledger.usage()).isEqualTo(TokenUsage.of(1000, 412));
    assertThat(ledger.costNanos()).isEqualTo(400 * 250 + 12 * 1250 + 600 * 3000 + 400 * 15_000);
  }
}

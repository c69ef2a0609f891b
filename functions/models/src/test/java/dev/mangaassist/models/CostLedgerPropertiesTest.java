package dev.mangaassist.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.models.CostLedger.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class CostLedgerPropertiesTest {
  private static final BigDecimal TOKENS_A_PRICE_IS_FOR = BigDecimal.valueOf(1_000_000);

  @Property(tries = 200)
  void theSumIsWhatThePublishedPricesGive(@ForAll("calls") List<Entry> calls) {
    BigDecimal expected = BigDecimal.ZERO;
    for (Entry call : calls) {
      Prices prices = call.model().prices();
      TokenUsage usage = call.usage();
      long uncached = usage.input() - usage.cacheRead() - usage.cacheWritten();
      expected =
          expected
              .add(price(prices.input(), uncached))
              .add(price(prices.cacheRead(), usage.cacheRead()))
              .add(price(prices.cacheWrite(), usage.cacheWritten()))
              .add(price(prices.output(), usage.output()));
    }

    assertThat(ledger(calls).costUsd()).isEqualByComparingTo(expected);
  }

  @Property(tries = 200)
  void theSumIsThatOfItsEntries(@ForAll("calls") List<Entry> calls) {
    CostLedger ledger = ledger(calls);

    assertThat(ledger.entries()).isEqualTo(calls);
    assertThat(ledger.costNanos()).isEqualTo(calls.stream().mapToLong(Entry::costNanos).sum());
    assertThat(ledger.usage().input())
        .isEqualTo(calls.stream().mapToLong(call -> call.usage().input()).sum());
    assertThat(ledger.usage().output())
        .isEqualTo(calls.stream().mapToLong(call -> call.usage().output()).sum());
  }

  @Property(tries = 200)
  void theOrderOfCallsDoesNotMatter(@ForAll("calls") List<Entry> calls, @ForAll Random random) {
    List<Entry> shuffled = new ArrayList<>(calls);
    Collections.shuffle(shuffled, random);

    assertThat(ledger(shuffled).costUsd()).isEqualTo(ledger(calls).costUsd());
    assertThat(ledger(shuffled).usage()).isEqualTo(ledger(calls).usage());
  }

  @Property(tries = 200)
  void aDiscountedTokenIsNeverDearerThanAnOtherOne(@ForAll("calls") List<Entry> calls) {
    for (Entry call : calls) {
      long withoutCache =
          call.model().prices().cost(TokenUsage.of(call.usage().input(), call.usage().output()));
      TokenUsage allRead =
          new TokenUsage(call.usage().input(), call.usage().input(), 0, call.usage().output());

      assertThat(call.model().prices().cost(allRead)).isLessThanOrEqualTo(withoutCache);
    }
  }

  @Provide
  Arbitrary<List<Entry>> calls() {
    Arbitrary<ModelProfile> models =
        Arbitraries.of(ModelCatalog.load().pairs())
            .flatMap(pair -> Arbitraries.of(pair.haiku(), pair.sonnet()));
    Arbitrary<Long> counts = Arbitraries.longs().between(0, 1_000_000);
    Arbitrary<TokenUsage> usages =
        Combinators.combine(counts, counts, counts, counts)
            .as(
                (uncached, read, written, output) ->
                    new TokenUsage(uncached + read + written, read, written, output));
    return Combinators.combine(models, usages, Arbitraries.of(true, false))
        .as((model, usage, estimated) -> new Entry(model, usage, estimated, CallTiming.UNKNOWN))
        .list()
        .ofMaxSize(8);
  }

  private static BigDecimal price(long nanosPerToken, long tokens) {
    BigDecimal usdPerMillion = BigDecimal.valueOf(nanosPerToken, 3);
    return usdPerMillion.multiply(BigDecimal.valueOf(tokens)).divide(TOKENS_A_PRICE_IS_FOR);
  }

  private static CostLedger ledger(List<Entry> calls) {
    var ledger = new CostLedger();
    for (Entry call : calls) {
      ledger.enter(call.model(), call.usage(), call.estimated(), call.timing());
    }
    return ledger;
  }
}

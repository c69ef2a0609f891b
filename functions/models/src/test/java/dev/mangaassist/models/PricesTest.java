package dev.mangaassist.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PricesTest {

  @ParameterizedTest
  @CsvSource({"0.25, 250", "15, 15000", "0.125, 125", "0.001, 1", "0, 0", "2.50, 2500"})
  void aPublishedPriceIsAWholeNumberOfNanoDollarsAToken(String usdPerMillion, long nanos) {
    assertThat(Prices.nanosPerToken(usdPerMillion)).isEqualTo(nanos);
  }

  @Test
  void aPriceTooFineToBeExactIsRefused() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Prices.nanosPerToken("0.0375001"));
  }

  @Test
  void everyKindOfTokenHasItsPrice() {
    var prices = new Prices(1_000, 1_000_000, 1, 1_000_000_000);

    // 100 read, of them 7 from the cache and 3 to it; 5 written
    assertThat(prices.cost(new TokenUsage(100, 7, 3, 5)))
        .isEqualTo(90 * 1_000L + 7 + 3 * 1_000_000_000L + 5 * 1_000_000L);
  }

  @Test
  void nothingCostsNothing() {
    assertThat(new Prices(1, 2, 3, 4).cost(TokenUsage.NONE)).isZero();
  }
}

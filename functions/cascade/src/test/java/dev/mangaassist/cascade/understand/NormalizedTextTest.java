package dev.mangaassist.cascade.understand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalizedTextTest {

  @ParameterizedTest
  @CsvSource({
    "ＷＨＡＴ　is   ＩＴ？, what is it?",
    "ﾄﾞﾛﾍﾄﾞﾛ, ドロヘドロ",
    "It’s 2026, it's 0000",
    "ＶＯＬ．２３, vol.00"
  })
  void formWidthCaseAndNumbersAreEvened(String text, String normal) {
    assertThat(NormalizedText.of(text).body()).hasToString(normal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "is 『注文の多い料理店』 out | is _ out | 注文の多い料理店",
        "“Order of the Phoenix” please | _ please | order of the phoenix",
        "read 'No. 5' twice | read _ twice | no. 0",
        "「はい」と「いいえ」 | _と_ | はい,いいえ"
      })
  void quotationsAreTakenOut(String text, String body, String quotations) {
    NormalizedText normalized = NormalizedText.of(text);
    assertThat(normalized.body().toString().replace(NormalizedText.QUOTATION, '_')).isEqualTo(body);
    assertThat(normalized.quotations())
        .extracting(Run::toString)
        .containsExactly(quotations.split(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "don't and won't",
        "rock 'n roll",
        "「open",
        "say \"\" twice",
        "the boys' books' covers"
      })
  void whatIsNoQuotationStays(String text) {
    assertThat(NormalizedText.of(text).quotations()).isEmpty();
    assertThat(NormalizedText.of(text).body()).hasToString(text);
  }

  @Test
  void aCustomerCanNotWriteTheMarkOfAQuotation() {
    assertThat(NormalizedText.of("a" + NormalizedText.QUOTATION + "b").body()).hasToString("a b");
  }

  @Test
  void capitalsAreRememberedUnlessAllIsShouted() {
    assertThat(NormalizedText.normalize("I like Emma").capital(7)).isTrue();
    assertThat(NormalizedText.normalize("I LIKE EMMA").capital(7)).isFalse();
  }

  @Test
  void theLastClauseBeginsAfterTheLastMark() {
    Run run = NormalizedText.of("Thanks! By the way, is it out? ").body();
    assertThat(run.from(run.lastClause())).hasToString(" is it out?");
    assertThat(NormalizedText.of("one clause only").body().lastClause()).isZero();
  }
}

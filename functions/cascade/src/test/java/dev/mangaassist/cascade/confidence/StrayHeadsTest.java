package dev.mangaassist.cascade.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StrayHeadsTest {
  private static final String KEY = "417093";

  @ParameterizedTest
  @CsvSource({
    "Two days. #417093 95 faq nothing, Two days.",
    "#417093 95 faq nothing Two days., Two days.",
    "#417093 95% FAQ Nothing. Two days., Two days.",
    "#417093 very sure. Two days., very sure. Two days.",
    "Two #417093 days., Two days.",
    "Two #417093#417093 days., Two days.",
    "Two #41#417093 95 faq nothing 7093 days., Two days.",
    "#417093, ''",
    "#41709 is another number., #41709 is another number.",
    "Vol. #41, Vol. #41"
  })
  void aMarkIsTakenOutWithWhatMakesAHead(String answer, String left) {
    StrayHeads heads = new StrayHeads(KEY);
    assertThat((heads.add(answer) + heads.rest()).strip()).isEqualTo(left);
  }

  @Property
  void howeverItIsCutIntoPiecesAnAnswerLosesItsMarksAndNothingElse(
      @ForAll("pieces") List<String> pieces) {
    String answer = String.join("", pieces);
    StrayHeads whole = new StrayHeads(KEY);
    String expected = whole.add(answer) + whole.rest();
    StrayHeads heads = new StrayHeads(KEY);
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(heads.add(piece)));
    text.append(heads.rest());

    assertThat(text.toString()).isEqualTo(expected);
    if (answer.contains("#" + KEY)) {
      assertThat(expected).doesNotContain("#" + KEY);
    } else {
      assertThat(expected).isEqualTo(answer);
    }
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "#", "417", "093", "#417093", " 95 ", "faq", " nothing", "\n", "Two days. ", "#41 ")
        .list()
        .ofMaxSize(12);
  }
}

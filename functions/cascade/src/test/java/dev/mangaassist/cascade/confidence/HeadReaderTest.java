package dev.mangaassist.cascade.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.cascade.confidence.Head.Lack;
import dev.mangaassist.cascade.confidence.HeadReader.Beginning;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadReaderTest {
  private static final String KEY = "417093";
  private static final String LINE = "#417093 85 product_search knowledge";
  private static final Head HEAD =
      new Head(new BigDecimal("0.85"), Task.PRODUCT_SEARCH, Lack.KNOWLEDGE);

  @Property
  void aHeadIsReadHoweverItIsCutIntoPieces(@ForAll @IntRange(min = 1, max = 40) int length) {
    assertThat(read(pieces(LINE + "\nWe have it.", length)))
        .isEqualTo(new Beginning.Found(HEAD, "We have it."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#417093 85 product_search knowledge",
        "  #417093 85 product_search knowledge  ",
        "`#417093 85 product_search knowledge`",
        "#417093  85%  PRODUCT_SEARCH Knowledge."
      })
  void smallLibertiesAreForgiven(String line) {
    assertThat(read(List.of(line + "\r\n\nWe have it.")))
        .isEqualTo(new Beginning.Found(HEAD, "We have it."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#417093 85 product_search",
        "#417093 101 product_search nothing",
        "#417093 85 shopping nothing",
        "#417093 85 product_search money",
        "#417093 high product_search nothing",
        "#417093",
        "#999999 85 product_search nothing",
        "#41 sure"
      })
  void aBrokenHeadIsNoneAndIsNotShown(String line) {
    assertThat(read(List.of(line + "\nWe have it.")))
        .isEqualTo(new Beginning.Missing("We have it."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We have it.",
        "We have it.\n#417093 99 faq nothing",
        "# 1 is Monster.\n# 2 is Pluto.",
        "#1 is Monster, by Naoki Urasawa, and it is a long one with eighteen volumes in all.\nYes."
      })
  void anAnswerWithoutAHeadIsKeptWhole(String text) {
    assertThat(read(List.of(text))).isEqualTo(new Beginning.Missing(text));
  }

  @Test
  void onlyTheFirstLineCounts() {
    assertThat(read(List.of("Sure!\n", "#417093 99 faq nothing\n", "Yes.")))
        .isInstanceOf(Beginning.Missing.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We have it.",
        "We have it.\nIt is on the shelf.",
        "We have it, and it is on the shelf that you see when you come in by the front door."
      })
  void anAnswerThatBeginsOnTheLineOfItsHeadIsKeptWhole(String answer) {
    for (int length = 1; length <= 40; length += 3) {
      assertThat(read(pieces(LINE + " " + answer, length)))
          .as("in pieces of %d", length)
          .isEqualTo(new Beginning.Found(HEAD, answer));
    }
  }

  @Test
  void anAnswerThatIsNothingButAHeadIsEmpty() {
    HeadReader reader = new HeadReader(KEY);
    assertThat(reader.read(LINE)).isEqualTo(new Beginning.Open());
    assertThat(reader.end()).isEqualTo(new Beginning.Found(HEAD, ""));
    assertThat(new HeadReader(KEY).end()).isEqualTo(new Beginning.Missing(""));
  }

  @Property
  void noTextBreaksIt(@ForAll String text) {
    HeadReader reader = new HeadReader(KEY);
    Beginning beginning = reader.read(text);
    assertThat(beginning instanceof Beginning.Open ? reader.end() : beginning)
        .isInstanceOf(Beginning.Missing.class);
  }

  private static Beginning read(List<String> pieces) {
    HeadReader reader = new HeadReader(KEY);
    Beginning beginning = new Beginning.Open();
    StringBuilder rest = new StringBuilder();
    for (String piece : pieces) {
      if (beginning instanceof Beginning.Open) {
        beginning = reader.read(piece);
      } else {
        rest.append(piece);
      }
    }
    return switch (beginning instanceof Beginning.Open ? reader.end() : beginning) {
      case Beginning.Found(Head head, String text) -> new Beginning.Found(head, text + rest);
      case Beginning.Missing(String text) -> new Beginning.Missing(text + rest);
      case Beginning.Open open -> open;
    };
  }

  private static List<String> pieces(String text, int length) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < text.length(); from += length) {
      pieces.add(text.substring(from, Math.min(from + length, text.length())));
    }
    return pieces;
  }
}

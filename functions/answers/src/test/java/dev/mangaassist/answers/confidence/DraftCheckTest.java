package dev.mangaassist.answers.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.models.TokenUsage;
import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DraftCheckTest {
  private static final ModelReply END = new ModelReply("end_turn", TokenUsage.NONE, false);
  private static final HedgingPhrases PHRASES = HedgingPhrases.load();
  private static final ConfidenceEstimator ESTIMATOR = new ConfidenceEstimator(PHRASES);

  @Property
  void readInPiecesATextRatesAsItDoesWhole(@ForAll("texts") List<String> pieces) {
    DraftCheck check = check(Task.FAQ, Language.JAPANESE);
    BigDecimal last = BigDecimal.ONE;
    for (String piece : pieces) {
      check.add(piece);
      BigDecimal now = check.soFar().value();
      assertThat(now).as("it never rises").isLessThanOrEqualTo(last);
      last = now;
    }
    Confidence complete = check.complete(END);
    assertThat(complete.hedges())
        .containsExactlyInAnyOrderElementsOf(PHRASES.in(String.join("", pieces)));
    assertThat(complete.value()).isLessThanOrEqualTo(last);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of(
            "ご",
            "不明",
            "な点",
            "。",
            "わから",
            "ない",
            "こと",
            "かも",
            "しれません",
            "発売日は",
            "may",
            "be ",
            "perhaps",
            " i'm not",
            " sure",
            " sure if",
            ". ",
            "hard to",
            " tell",
            "it's hard to say",
            "\n",
            "多分",
            "野",
            " ")
        .list()
        .ofMaxSize(30);
  }

  @Test
  void aHedgeIsNoticedAsSoonAsItIsWhole() {
    DraftCheck check = check(Task.FAQ, Language.ENGLISH);
    check.add("It ships to you, perh");
    assertThat(check.soFar().hedges()).isEmpty();
    check.add("aps ");
    assertThat(check.soFar().hedges()).containsExactly("perhaps");
  }

  @Test
  void whatMayYetBecomeInnocentIsNotNoticed() {
    DraftCheck check = check(Task.FAQ, Language.JAPANESE);
    check.add("ご不明");
    assertThat(check.soFar().hedges()).isEmpty();
    check.add("な点がございましたら");
    assertThat(check.soFar().hedges()).isEmpty();
  }

  @Test
  void anAnswerInTheWrongLanguageIsOfNoUse() {
    DraftCheck check = check(Task.FAQ, Language.JAPANESE);
    check.add("Shipping is free from 5,000 yen within Japan, and abroad it is shown at checkout.");
    assertThat(check.soFar().flaws()).containsExactly(Flaw.WRONG_LANGUAGE);
    assertThat(check.soFar().value()).isEqualByComparingTo("0");
  }

  @Test
  void aShortAnswerInTheWrongLanguageIsNoticedAtItsEnd() {
    DraftCheck check = check(Task.FAQ, Language.JAPANESE);
    check.add("Yes, we do ship abroad.");
    assertThat(check.soFar().flaws()).isEmpty();
    assertThat(check.complete(END).flaws()).containsExactly(Flaw.WRONG_LANGUAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "はい、『Delicious in Dungeon World Guide: The Adventurer's Bible』はございます。",
        "ONE PIECE",
        "『MONSTER』（浦沢直樹）は全18巻です。"
      })
  void titlesInTheOtherLanguageAreNoMistake(String answer) {
    DraftCheck check = check(Task.PRODUCT_SEARCH, Language.JAPANESE);
    check.add(answer);
    assertThat(check.complete(END).flaws()).isEmpty();
  }

  @Test
  void anEnglishAnswerMayQuoteJapanese() {
    DraftCheck check = check(Task.PRODUCT_SEARCH, Language.ENGLISH);
    check.add("The Japanese title is 葬送のフリーレン, by 山田鐘人 and アベツカサ.");
    assertThat(check.complete(END).flaws()).isEmpty();
  }

  @Test
  void aTranslationIsInTheOtherLanguage() {
    DraftCheck check = check(Task.TRANSLATION, Language.ENGLISH);
    check.add("私は本がとても好きで、毎日たくさんの漫画を読んでいます。明日も読みます。");
    assertThat(check.complete(END).flaws()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"It is a good story about a doctor. ", "とても面白い漫画ですので、ぜひ読んでみてください。", "very "})
  void aLoopIsNoticed(String piece) {
    boolean japanese = piece.codePointAt(0) > 128;
    DraftCheck check = check(Task.FAQ, japanese ? Language.JAPANESE : Language.ENGLISH);
    for (int i = 0; i < 20; i++) {
      check.add(piece);
    }
    assertThat(check.soFar().flaws()).containsExactly(Flaw.REPETITION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Vol. 1 is about a doctor. Vol. 2 is about a doctor, too. Vol. 3 is about his brother.",
        "------------------------------------------------------------------------------",
        "No, no, no! Oraoraoraora is what he shouts."
      })
  void whatIsOnlyAlikeIsNoLoop(String text) {
    DraftCheck check = check(Task.FAQ, Language.ENGLISH);
    check.add(text);
    assertThat(check.complete(END).flaws()).isEmpty();
  }

  @Test
  void anEmptyAnswerIsOfNoUse() {
    assertThat(check(Task.FAQ, Language.ENGLISH).complete(END).flaws()).containsExactly(Flaw.EMPTY);
  }

  private static DraftCheck check(Task task, Language language) {
    return ESTIMATOR.check(
        new Understanding(task, 1, Complexity.SIMPLE, language, 5),
        Optional.empty(),
        Optional.empty());
  }
}

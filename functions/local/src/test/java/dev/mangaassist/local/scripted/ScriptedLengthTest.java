package dev.mangaassist.local.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.answers.confidence.HedgingPhrases;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ScriptedLengthTest {
  /** The longest sentence that is added, in tokens. */
  private static final int SENTENCE = 70;

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.。])\\s*");

  private static final Manner LONG = Manner.of(Hedging.NEVER).with(AnswerLength.REFERENCE);

  private final ScriptedModel model = ScriptedModel.load();

  @ParameterizedTest
  @CsvSource({
    "hello, 100",
    "How much is shipping?, 100",
    "Summarize Monster, 100",
    "Do you have One Piece in stock?, 200",
    "Recommend something like Monster, 400",
    "Compare Berserk and Vinland Saga, 600",
    "What does the ending of Death Note mean?, 800",
    "こんにちは, 100",
    "『進撃の巨人』の在庫はありますか？, 200",
    "ホラーのおすすめは？, 400",
    "ベルセルクとヴィンランド・サガを比べて, 600",
    "『寄生獣』のテーマについてどう思いますか, 800"
  })
  void answersAreAsLongAsInTheReferenceMix(String question, int tokens) {
    assertThat(Tokens.count(answer(question, LONG))).isBetween(tokens, tokens + SENTENCE);
    assertThat(Tokens.count(answer(question, LONG.with(Hedging.ALWAYS))))
        .isBetween(tokens, tokens + SENTENCE);
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void noSentenceIsSaidTwiceAndNoneIsADoubt(Tier tier) {
    for (String question :
        List.of("What does the ending of Death Note mean?", "『寄生獣』のテーマについてどう思いますか")) {
      String answer = model.answer(asked(question), tier, LONG).text();

      assertThat(SENTENCE_END.splitAsStream(answer).filter(part -> part.length() > 8))
          .doesNotHaveDuplicates();
      assertThat(HedgingPhrases.load().in(answer)).isEmpty();
      assertThat(answer).matches("(?s).*[(（][^)）]+[)）]");
    }
  }

  @Test
  void lengthIsNaturalUnlessTheReferenceIsWanted() {
    assertThat(answer("hello", LONG.with(AnswerLength.NATURAL)))
        .isEqualTo(model.answer(asked("hello"), Tier.HAIKU, Hedging.NEVER).text());
    assertThat(answer("hello", LONG)).isEqualTo(answer("hello", LONG)).startsWith("Hello!");
  }

  private String answer(String question, Manner manner) {
    return model.answer(asked(question), Tier.HAIKU, manner).text();
  }

  private static Prompt asked(String question) {
    return new Prompt("", List.of(new Turn(Turn.USER, question)));
  }
}

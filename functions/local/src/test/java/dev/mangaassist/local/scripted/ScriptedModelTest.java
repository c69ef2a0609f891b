package dev.mangaassist.local.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.answers.confidence.HedgingPhrases;
import dev.mangaassist.answers.prompt.Prompts;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScriptedModelTest {
  /** What the cascade takes for doubt. */
  private static final HedgingPhrases DOUBT = HedgingPhrases.load();

  private static final Prompts PROMPTS = Prompts.load(new Random(7));
  private static final TaskClassifier CLASSIFIER = TaskClassifier.load();

  private final ScriptedModel model = ScriptedModel.load();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "Thanks!",
        "How much is shipping?",
        "Which payment methods do you take?",
        "What are your opening hours?",
        "Do you have One Piece volume 100 in stock?",
        "Where is my order #40127?",
        "Recommend something like Monster",
        "Summarize Vinland Saga",
        "How do you say friendship in Japanese?",
        "こんにちは",
        "送料はいくらですか？",
        "支払い方法を教えてください",
        "『進撃の巨人』の在庫はありますか？",
        "注文番号 40127 はどこですか",
        "モンスターみたいな漫画のおすすめは？",
        "寄生獣のあらすじを教えて",
        "「全集中の呼吸」を英語にして"
      })
  void theWeakModelIsSureOfEasyQuestions(String question) {
    assertThat(doubts(haiku(question))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hardQuestions")
  void theWeakModelHedgesOnHardQuestionsInThreeWays(String question) {
    assertThat(doubts(haiku(question))).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("hardQuestions")
  void theStrongModelIsSureOfHardQuestionsToo(String question) {
    assertThat(doubts(sonnet(question))).isEmpty();
  }

  static Stream<String> hardQuestions() {
    return Stream.of(
        "Compare Berserk and Vinland Saga",
        "Vagabond or Slam Dunk?",
        "Why does Guts keep fighting?",
        "What does the ending of Death Note mean? Is it fair?",
        "Recommend a romance for my sister, but not too sad and without supernatural stuff",
        "Do you ship to Canada? And can I pay by card?",
        "ベルセルクとヴィンランド・サガを比べて",
        "なぜデスノートの月は負けたのですか",
        "送料は？ポイントは使えますか？",
        "『寄生獣』のテーマについてどう思いますか");
  }

  @Test
  void neverHedgesOnlyWhenToldSo() {
    Prompt hard = asked("Compare Berserk and Vinland Saga");
    Prompt easy = asked("hello");

    assertThat(doubts(model.answer(hard, Tier.HAIKU, Hedging.NEVER).text())).isEmpty();
    assertThat(doubts(model.answer(easy, Tier.SONNET, Hedging.ALWAYS).text())).hasSize(3);
  }

  @Test
  void everyAnswerSaysThatItIsScripted() {
    assertThat(haiku("hello")).endsWith("(scripted stand-in)");
    assertThat(sonnet("こんにちは")).endsWith("（台本による応答）");
  }

  @ParameterizedTest
  @CsvSource({
    "hello, Hello!",
    "こんにちは, こんにちは！",
    "Thank youは日本語で何と言いますか, ありがとう",
    "What does 強さ mean?, strength",
    "ワンピースとNARUTOはどっち？, 『ONE PIECE』"
  })
  void answersInTheLanguageOfTheQuestion(String question, String part) {
    assertThat(haiku(question)).contains(part);
  }

  @Test
  void comparesTheTwoWorksThatAreNamed() {
    assertThat(sonnet("Which is better, Monster or Death Note?"))
        .contains("Naoki Urasawa", "Tsugumi Ohba and Takeshi Obata", "1994–2001", "2003–2006")
        .contains("Both have thriller and mystery in common.");
    assertThat(sonnet("デスノートとMONSTER、どっちが面白い？")).contains("浦沢直樹", "大場つぐみ・小畑健");
  }

  @Test
  void recommendsByALikedWorkAndByMood() {
    assertThat(sonnet("Recommend something like Monster"))
        .contains("If you like Monster", "20th Century Boys", "Pluto")
        .doesNotContain("- Monster");
    assertThat(haiku("ホラーのおすすめは？")).contains("ホラー", "伊藤潤二");
  }

  @Test
  void theStrongModelSaysMore() {
    for (String question : List.of("Summarize Monster", "Recommend a comedy", "どんな話？フルバ")) {
      assertThat(sonnet(question)).hasSizeGreaterThan(haiku(question).length());
    }
  }

  @Test
  void translatesTitlesAndPhrases() {
    assertThat(haiku("「友情・努力・勝利」を英語にして")).contains("friendship, effort, victory");
    assertThat(haiku("How do you say Demon Slayer in Japanese?")).contains("鬼滅の刃");
  }

  @Test
  void followsTheConversation() {
    var prompt =
        new Prompt(
            "",
            List.of(
                new Turn(Turn.USER, "Do you have Uzumaki?"),
                new Turn(Turn.ASSISTANT, "Yes."),
                new Turn(Turn.USER, "Can you sum it up?")));

    assertThat(model.answer(prompt, Tier.HAIKU, Hedging.NEVER).text()).contains("spirals");
  }

  @Test
  void quotesTheFactsOfTheSystemPromptRatherThanItsInstructions() {
    String system =
        """
        You are the assistant of a manga store. Always mention shipping politely.
        - Shipping within Japan is 300 yen, free from 3,000 yen.
        - Monster volume 3 is in stock for 880 yen.
        - Order 40127 left the warehouse on Monday.
        """;

    assertThat(answer(system, "How much is shipping?"))
        .contains("Shipping within Japan is 300 yen, free from 3,000 yen\"")
        .doesNotContain("politely");
    assertThat(answer(system, "送料は？")).contains("Shipping within Japan is 300 yen");
    assertThat(answer(system, "Do you have Monster?")).contains("in stock for 880 yen");
    assertThat(answer(system, "Where is my order #40127?")).contains("left the warehouse");
    assertThat(answer(system, "Can I return a book?")).doesNotContain("The store says");
  }

  @Test
  void readsTheCascadesOwnPrompts() {
    assertThat(cascade(Task.RECOMMENDATION, "Monster")).contains("If you like Monster");
    assertThat(cascade(Task.COMPARISON, "Monster, Pluto")).contains("Monster by Naoki Urasawa is");
    assertThat(cascade(Task.DISCUSSION, "Monster")).contains("whether all lives weigh the same");
    assertThat(cascade(Task.SUMMARIZATION, "モンスター")).contains("日本人医師");
    assertThat(cascade(Task.TRANSLATION, "友情")).contains("friendship");
    assertThat(cascade(Task.ORDER_STATUS, "40127")).contains("For order 40127");
    assertThat(cascade(Task.PRODUCT_SEARCH, "Monster")).contains("product page");
    assertThat(cascade(Task.UNKNOWN, "Monster")).contains("product page");
    assertThat(cascade(Task.GREETING, "Thank you!")).contains("You're welcome");
    assertThat(cascade(Task.FAQ, "How much is shipping?"))
        .contains("shipping is free from 5,000 yen within Japan");
    assertThat(cascade(Task.FAQ, "送料はいくら？"))
        .contains("ご注文手続きの画面", "shipping is free from 5,000 yen within Japan");
    assertThat(cascade(Task.FAQ, "When do you close?")).contains("the chat never closes");
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void takesNoInstructionOfTheCascadesPromptsForAFact(Task task) {
    List<String> facts =
        Facts.of(SystemPrompt.read(cascadePrompt(task, "hello").system()).text()).sentences();

    assertThat(facts)
        .noneMatch(fact -> fact.matches("(?i).*\\b(answer|customer|rules|spoilers)\\b.*"));
  }

  @Test
  void theSamePromptGetsTheSameAnswer() {
    Prompt prompt = asked("Recommend something funny");

    assertThat(ScriptedModel.load().answer(prompt, Tier.SONNET, Hedging.NEVER))
        .isEqualTo(model.answer(prompt, Tier.SONNET, Hedging.NEVER));
  }

  @Test
  void repeatsACustomersBracesAsTheyAre() {
    assertThat(haiku("{subject} {title} qwerty")).contains("\"{subject} {title} qwerty\"");
  }

  private String haiku(String question) {
    return model.answer(asked(question), Tier.HAIKU, Hedging.ON_HARD_QUESTIONS).text();
  }

  private String sonnet(String question) {
    return model.answer(asked(question), Tier.SONNET, Hedging.NEVER).text();
  }

  private String answer(String system, String question) {
    return model
        .answer(
            new Prompt(system, List.of(new Turn(Turn.USER, question))), Tier.HAIKU, Hedging.NEVER)
        .text();
  }

  /** Answers what the cascade asks, delimiters and all. */
  private String cascade(Task task, String question) {
    return model.answer(cascadePrompt(task, question), Tier.HAIKU, Hedging.NEVER).text();
  }

  private static Prompt cascadePrompt(Task task, String question) {
    dev.mangaassist.answers.prompt.Prompt prompt =
        PROMPTS.write(
            CLASSIFIER.understand(
                question, Optional.of(task), Configuration.DEFAULT.minTaskProbability()),
            List.of(),
            question,
            true);
    return new Prompt(
        prompt.system(), List.of(new Turn(Turn.USER, prompt.messages().getLast().text())));
  }

  private static Prompt asked(String question) {
    return new Prompt("", List.of(new Turn(Turn.USER, question)));
  }

  private static List<String> doubts(String answer) {
    return DOUBT.in(answer);
  }
}

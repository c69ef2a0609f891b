package dev.mangaassist.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.answers.confidence.HedgingPhrases;
import dev.mangaassist.answers.prompt.Prompts;
import dev.mangaassist.cascade.select.RoutePlanner;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.local.scripted.AnswerLength;
import dev.mangaassist.local.scripted.Hedging;
import dev.mangaassist.local.scripted.Manner;
import dev.mangaassist.local.scripted.Prompt;
import dev.mangaassist.local.scripted.ScriptedModel;
import dev.mangaassist.local.scripted.Turn;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MessagesTest {
  private static final TaskClassifier CLASSIFIER = TaskClassifier.load();
  private static final Messages MESSAGES = Messages.load();
  private static final Manner MANNER =
      Manner.of(Hedging.ON_HARD_QUESTIONS).with(AnswerLength.REFERENCE);

  private final ScriptedModel model = ScriptedModel.load();
  private final Prompts prompts = Prompts.load(new Random(7));
  private final HedgingPhrases doubt = HedgingPhrases.load();

  @ParameterizedTest
  @EnumSource(Kind.class)
  void eachMessageIsTakenForItsTaskAndGoesToItsTier(Kind kind) {
    assertThat(MESSAGES.of(kind))
        .hasSizeGreaterThanOrEqualTo(8)
        .doesNotHaveDuplicates()
        .allSatisfy(
            text -> {
              Understanding understood = understand(text);
              assertThat(understood.task()).isIn(tasks(kind));
              assertThat(RoutePlanner.defaultTier(understood)).isEqualTo(tier(kind));
            });
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void eachKindSpeaksBothLanguages(Kind kind) {
    assertThat(MESSAGES.of(kind))
        .extracting(text -> understand(text).language())
        .contains(Language.ENGLISH, Language.JAPANESE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"GREETING", "FAQ", "PRODUCT_SEARCH", "HARD"})
  void theHaikuTierHedgesOnTheHardOnesOnly(Kind kind) {
    assertThat(MESSAGES.of(kind))
        .allSatisfy(text -> assertThat(doubt.in(draft(text))).hasSize(kind == Kind.HARD ? 3 : 0));
  }

  private String draft(String text) {
    dev.mangaassist.answers.prompt.Prompt asked =
        prompts.write(understand(text), List.of(), text, false);
    Prompt prompt =
        new Prompt(asked.system(), List.of(new Turn(Turn.USER, asked.messages().getLast().text())));
    return model.answer(prompt, Tier.HAIKU, MANNER).text();
  }

  private static Understanding understand(String text) {
    return CLASSIFIER.understand(text, Configuration.DEFAULT.minTaskProbability());
  }

  private static Set<Task> tasks(Kind kind) {
    return switch (kind) {
      case GREETING -> Set.of(Task.GREETING);
      case FAQ -> Set.of(Task.FAQ);
      case PRODUCT_SEARCH -> Set.of(Task.PRODUCT_SEARCH);
      case HARD -> Set.of(Task.FAQ, Task.PRODUCT_SEARCH);
      case RECOMMENDATION -> Set.of(Task.RECOMMENDATION);
      case COMPARISON -> Set.of(Task.COMPARISON);
      case DISCUSSION -> Set.of(Task.DISCUSSION);
    };
  }

  private static Tier tier(Kind kind) {
    return switch (kind) {
      case GREETING, FAQ, PRODUCT_SEARCH, HARD -> Tier.HAIKU;
      case RECOMMENDATION, COMPARISON, DISCUSSION -> Tier.SONNET;
    };
  }
}

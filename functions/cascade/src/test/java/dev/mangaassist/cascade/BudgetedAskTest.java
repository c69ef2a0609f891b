package dev.mangaassist.cascade;

import static dev.mangaassist.cascade.ScriptedModels.finished;
import static dev.mangaassist.cascade.ScriptedModels.rating;
import static dev.mangaassist.cascade.ScriptedModels.sure;
import static dev.mangaassist.cascade.ScriptedModels.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.cascade.deliver.Caveat;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of asks when money for the Sonnet tier is limited. */
final class BudgetedAskTest {
  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  private RouterFixture fixture;

  @BeforeEach
  void connect() {
    fixture = new RouterFixture(tables);
  }

  @Test
  void whileTheBudgetHoldsSonnetAnswers() {
    limitTo("0.10");
    fixture.models.answers("Pluto.", 600, 400);
    fixture.ask("Anything like Monster?", Task.RECOMMENDATION);
    assertThat(fixture.done().tier()).isEqualTo(Tier.SONNET);
  }

  @Test
  void whenItIsTightHaikuGoesFirstAndMayEscalate() {
    limitTo("0.025"); // 80% of it is less than the most that one answer can cost
    fixture.models.plays(sure(Task.RECOMMENDATION), text("Pluto."), finished("end_turn", 600, 400));
    fixture.ask("Anything like Monster?", Task.RECOMMENDATION);
    assertThat(fixture.done().tier()).isEqualTo(Tier.HAIKU);
    assertThat(fixture.done().usage().orElseThrow().reason()).startsWith("budget is tight");

    fixture.models.plays(rating(30, "recommendation knowledge")).answers("Pluto.", 600, 400);
    fixture.ask("q2", "Anything like Pluto?", Task.RECOMMENDATION);
    assertThat(fixture.done().tier()).isEqualTo(Tier.SONNET);
    assertThat(fixture.done().escalated()).isTrue();
  }

  @Test
  void whenItIsSpentTheDraftIsGivenWithAnHonestSentence() {
    limitTo("0.001");
    fixture.models.plays(
        rating(30, "faq knowledge"), text("Two days."), finished("end_turn", 600, 400));
    fixture.ask("How long?", Task.FAQ);
    assertThat(fixture.shownText()).isEqualTo("Two days." + Caveat.of(Language.ENGLISH));
    assertThat(fixture.done().usage().orElseThrow().reason()).contains("no budget to escalate");

    fixture.models.answers("Pluto.", 600, 400);
    fixture.ask("q2", "Anything like Pluto?", Task.RECOMMENDATION);
    assertThat(fixture.done().tier()).isEqualTo(Tier.HAIKU);
    assertThat(fixture.lastMetricLine()).contains("budget is spent");
  }

  @Test
  void whatAnAnswerDidNotCostIsGivenBack() {
    limitTo("0.06"); // room for two claims at a time, and for many answers
    for (int i = 0; i < 8; i++) {
      fixture.models.answers("Pluto.", 600, 100);
      fixture.ask("q" + i, "Anything like Monster? " + i, Task.RECOMMENDATION);
      assertThat(fixture.done().tier()).isEqualTo(Tier.SONNET);
    }
  }

  @Test
  void anAnswerOutOfTheCacheSpendsNothing() {
    limitTo("0.06");
    fixture.models.answers("Pluto.", 600, 400);
    fixture.ask("Anything like Monster?", Task.RECOMMENDATION);
    for (int i = 0; i < 4; i++) {
      RouterFixture next = fixture.anotherCustomer();
      next.configure(limited("0.03"));
      next.ask("Anything like Monster?", Task.RECOMMENDATION);
      assertThat(next.done().cached()).isTrue();
    }
  }

  @Test
  void aWishForQualityRaisesTheTierAsOftenAsTheAllowanceSays() {
    fixture.configure(Configuration.DEFAULT.toBuilder().customerRaisesPerDay(1).build());
    fixture.models.answers("A doctor's story.", 600, 100);
    fixture.ask("q0", "What is Monster about?", quality());
    assertThat(fixture.done().tier()).isEqualTo(Tier.SONNET);

    fixture.models.plays(
        sure(Task.SUMMARIZATION), text("A robot's story."), finished("end_turn", 600, 100));
    fixture.ask("q1", "What is Pluto about?", quality());
    assertThat(fixture.done().tier()).isEqualTo(Tier.HAIKU);
    assertThat(fixture.done().usage().orElseThrow().reason())
        .startsWith("no raise of the tier left today");
  }

  private static Hints quality() {
    return new Hints(
        Optional.of(Task.SUMMARIZATION),
        Optional.of(Goal.QUALITY),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void limitTo(String usd) {
    fixture.configure(limited(usd));
  }

  private static Configuration limited(String usd) {
    return Configuration.DEFAULT.toBuilder()
        .customerSonnetBudgetPerDayUsd(Optional.of(new BigDecimal(usd)))
        .build();
  }
}

package dev.mangaassist.cascade;

import static dev.mangaassist.cascade.ScriptedModels.fails;
import static dev.mangaassist.cascade.ScriptedModels.finished;
import static dev.mangaassist.cascade.ScriptedModels.silence;
import static dev.mangaassist.cascade.ScriptedModels.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.models.ModelException.Kind;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import dev.mangaassist.shared.wire.ErrorCode;
import dev.mangaassist.shared.wire.ServerFrame;
import dev.mangaassist.shared.wire.ServerFrame.Done;
import dev.mangaassist.shared.wire.ServerFrame.Failure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one ask leaves for the next: cached answers, memory, turns. */
final class CascadeMemoryTest {
  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  private RouterFixture fixture;

  @BeforeEach
  void connect() {
    fixture = new RouterFixture(tables);
  }

  @Test
  void theSecondConversationGetsTheCachedAnswerForNothing() {
    fixture.models.answers("Two days.", 200, 100);
    fixture.ask("How long does delivery take?", Task.FAQ);
    RouterFixture other = fixture.anotherCustomer();
    other.ask("how long does delivery  take?", Task.FAQ);
    assertThat(other.shownText()).isEqualTo("Two days.");
    assertThat(other.done().cached()).isTrue();
    assertThat(other.done().usage().orElseThrow().costUsd()).isEqualByComparingTo("0");
    assertThat(other.done().usage().orElseThrow().inputTokens()).isZero();
    assertThat(other.models.requests).isEmpty();
    assertThat(other.lastMetricLine())
        .contains("\"CacheHits\":1")
        .contains("\"ModelAnswers\":0")
        .contains("\"CostSaved\":0.00007");
  }

  @Test
  void anAnswerThatSomebodyWantedCheapIsNotGivenToOthers() {
    Hints cheap =
        new Hints(
            Optional.of(Task.RECOMMENDATION),
            Optional.of(Goal.COST),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    fixture.models.answers("Try Pluto.", 200, 100);
    fixture.ask("Anything like Monster?", cheap);
    assertThat(fixture.done().tier()).isEqualTo(Tier.HAIKU);
    RouterFixture other = fixture.anotherCustomer();
    other.models.answers("Try Pluto, and here is why.", 600, 400);
    other.ask("Anything like Monster?", Task.RECOMMENDATION);
    assertThat(other.done().cached()).isFalse();
    assertThat(other.done().tier()).isEqualTo(Tier.SONNET);
  }

  @Test
  void anOrdersAnswerIsNeverCached() {
    fixture.models.answers("See My orders.", 200, 100);
    fixture.ask("Where is my parcel?", Task.ORDER_STATUS);
    RouterFixture other = fixture.anotherCustomer();
    other.models.answers("See My orders.", 200, 100);
    other.ask("Where is my parcel?", Task.ORDER_STATUS);
    assertThat(other.done().cached()).isFalse();
  }

  @Test
  void anAnswerPastItsLifeIsNotGivenAgain() {
    fixture.models.answers("300 yen.", 200, 100);
    fixture.ask("What does wrapping cost?", Task.FAQ);
    RouterFixture other = fixture.anotherCustomer();
    other.clock.pass(Duration.ofSeconds(301));
    other.models.answers("400 yen.", 200, 100);
    other.ask("What does wrapping cost?", Task.FAQ);
    assertThat(other.shownText()).isEqualTo("400 yen.");
  }

  @Test
  void aDraftThatDidNotPassIsNotCached() {
    fixture.models.answers("Maybe, perhaps, I'm not sure.", 1, 1).plays(fails(Kind.UNAVAILABLE));
    fixture.ask("Do you open on Sundays?", Task.FAQ);
    RouterFixture other = fixture.anotherCustomer();
    other.models.answers("Yes.", 200, 100);
    other.ask("Do you open on Sundays?", Task.FAQ);
    assertThat(other.done().cached()).isFalse();
  }

  @Test
  void theModelSeesTheLastSixMessages() {
    for (int i = 1; i <= 4; i++) {
      fixture.models.answers("answer " + i, 10, 10);
      fixture.ask("q" + i, "question " + i, Task.ORDER_STATUS);
    }
    fixture.models.answers("answer 5", 10, 10);
    fixture.ask("q5", "question 5", Task.ORDER_STATUS);
    assertThat(fixture.models.requests.getLast().messages())
        .extracting(message -> message.text().replaceAll("</?customer-\\d{6}>\n?", "").strip())
        .containsExactly(
            "question 2",
            "answer 2",
            "question 3",
            "answer 3",
            "question 4",
            "answer 4",
            "question 5");
  }

  @Test
  void aRequestThatWasAnsweredIsNotAnsweredAgain() {
    fixture.models.answers("Two days.", 200, 100);
    fixture.ask("How long?", Task.FAQ);
    int frames = fixture.frames.size();
    fixture.askAgain("How long?", Task.FAQ);
    assertThat(fixture.frames).hasSize(frames);
    assertThat(fixture.models.requests).hasSize(1);
  }

  @Test
  void anIdThatWasUsedBeforeIsRefused() {
    fixture.models.answers("Two days.", 200, 100);
    fixture.ask("q1", "How long?", Task.FAQ);
    fixture.ask("q1", "How much?", Task.FAQ);
    assertThat(fixture.frames.getLast())
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    assertThat(fixture.models.requests).hasSize(1);
  }

  @Test
  void anotherAskOfTheConversationHasToWait() {
    fixture.models.plays(
        text("Try"),
        silence(() -> fixture.ask("q2", "And?", Task.FAQ)),
        finished("end_turn", 10, 10));
    fixture.ask("q1", "Anything like Monster?", Task.RECOMMENDATION);
    assertThat(fixture.frames)
        .filteredOn(Failure.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.id()).contains("q2");
              assertThat(failure.code()).isEqualTo(ErrorCode.BUSY);
            });
    assertThat(fixture.frames.getLast()).isInstanceOf(Done.class);
  }

  @Test
  void aRetryAfterACrashReplacesWhatWasShown() {
    fixture.crashDuring("Anything like Monster?", Task.RECOMMENDATION);
    fixture.clock.pass(Duration.ofMinutes(2));
    fixture.models.answers("Pluto.", 10, 10);
    fixture.askAgain("Anything like Monster?", Task.RECOMMENDATION);
    assertThat(fixture.frames).contains(new ServerFrame.Replace("q1", "retried"));
    assertThat(fixture.frames.getLast()).isInstanceOf(Done.class);
  }

  @Test
  void anothersConversationCanNotBeAsked() {
    fixture.askAs("guest:somebody-else", "Hello");
    assertThat(fixture.frames)
        .singleElement()
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAUTHORIZED));
  }
}

package dev.mangaassist.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Route;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import dev.mangaassist.shared.wire.JudgeRequest;
import dev.mangaassist.shared.wire.JudgeRequest.Utterance;
import dev.mangaassist.shared.wire.ServerFrame;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JudgedAsksTest {
  private static final String QUESTION = "How much is shipping?";

  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  private RouterFixture fixture;

  @BeforeEach
  void judgeAll() {
    fixture = new RouterFixture(tables);
    judge(BigDecimal.ONE, 1);
  }

  private void judge(BigDecimal share, int maxEscalations) {
    fixture.configure(
        Configuration.DEFAULT.toBuilder()
            .judgedShare(share)
            .maxEscalations(maxEscalations)
            .build());
  }

  @Test
  void anAskThatIsDrawnIsHandedOnAfterItsDone() {
    fixture.models.answers("Shipping is free from 5,000 yen.", 20, 10);
    fixture.ask(QUESTION, Task.FAQ);
    assertThat(fixture.judged).hasSize(1);
    assertThat(fixture.frames.get(fixture.framesBeforeJudging - 1))
        .isInstanceOf(ServerFrame.Done.class);
    JudgeRequest request = fixture.judged.getFirst();
    assertThat(request.text()).isEqualTo(QUESTION);
    assertThat(request.conversationId()).isEqualTo(fixture.conversation);
    assertThat(request.understood().task()).isEqualTo(Task.FAQ);
    assertThat(request.understood().language()).isEqualTo(Language.ENGLISH);
    assertThat(request.route()).isEqualTo(Route.DRAFT);
    assertThat(request.inclusionProbability()).isEqualTo(BigDecimal.ONE);
    assertThat(request.memory()).isEmpty();
    assertThat(JudgeRequest.fromJson(request.toJson())).isEqualTo(request);
  }

  @Test
  void theJudgeHearsWhatWasSaidBefore() {
    fixture.models.answers("Shipping is free.", 20, 10).answers("Yes.", 20, 10);
    fixture.ask("q1", QUESTION, Task.FAQ);
    fixture.ask("q2", "To Osaka as well?", Task.FAQ);
    assertThat(fixture.judged.getLast().memory())
        .containsExactly(new Utterance(true, QUESTION), new Utterance(false, "Shipping is free."));
  }

  @Test
  void anAskThatIsNotDrawnIsNotHandedOn() {
    judge(BigDecimal.ZERO, 1);
    fixture.models.answers("Shipping is free.", 20, 10);
    fixture.ask(QUESTION, Task.FAQ);
    assertThat(fixture.judged).isEmpty();
  }

  @Test
  void theRouteIsThatOfThePlan() {
    fixture.models.answers("Try Pluto.", 20, 10).answers("Free from 5,000 yen.", 20, 10);
    fixture.ask("q1", "Recommend a thriller", Task.RECOMMENDATION);
    judge(BigDecimal.ONE, 0);
    fixture.ask("q2", QUESTION, Task.FAQ);
    assertThat(fixture.judged)
        .extracting(JudgeRequest::route)
        .containsExactly(Route.SONNET, Route.HAIKU);
  }

  @Test
  void anAnswerOutOfTheCacheIsNotJudgedAgain() {
    fixture.models.answers("Shipping is free from 5,000 yen.", 20, 10);
    fixture.ask(QUESTION, Task.FAQ);
    RouterFixture other = fixture.anotherCustomer();
    other.configure(Configuration.DEFAULT.toBuilder().judgedShare(BigDecimal.ONE).build());
    other.ask(QUESTION, Task.FAQ);
    assertThat(other.done().cached()).isTrue();
    assertThat(other.judged).isEmpty();
  }

  @Test
  void anAskWhoseTierWasForcedIsNotJudged() {
    fixture.models.answers("Shipping is free.", 20, 10);
    fixture.ask(
        QUESTION,
        new Hints(
            Optional.of(Task.FAQ),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Tier.SONNET)));
    assertThat(fixture.judged).isEmpty();
  }

  @Test
  void anAskWhoseCustomerLeftIsJudgedAllTheSame() {
    fixture.models.plays(
        ScriptedModels.text("Shipping is free from 5,000 yen."),
        ScriptedModels.silence(fixture::leave),
        ScriptedModels.text(" Abroad it is shown at the checkout."),
        ScriptedModels.finished("end_turn", 20, 10));
    fixture.ask("Recommend a thriller", Task.RECOMMENDATION);
    assertThat(fixture.lines).anyMatch(line -> line.contains("answer.abandoned"));
    assertThat(fixture.judged).hasSize(1);
  }

  @Test
  void aQueueThatIsOutOfReachCostsASampleAndNotTheAnswer() {
    fixture.breakQueue();
    fixture.models.answers("Shipping is free.", 20, 10);
    fixture.ask(QUESTION, Task.FAQ);
    assertThat(fixture.frames.getLast()).isInstanceOf(ServerFrame.Done.class);
    assertThat(fixture.lastMetricLine()).contains("\"SamplesLost\":1").doesNotContain(QUESTION);
  }
}

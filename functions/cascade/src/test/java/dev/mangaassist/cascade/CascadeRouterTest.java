package dev.mangaassist.cascade;

import static dev.mangaassist.cascade.ScriptedModels.fails;
import static dev.mangaassist.cascade.ScriptedModels.finished;
import static dev.mangaassist.cascade.ScriptedModels.silence;
import static dev.mangaassist.cascade.ScriptedModels.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.cascade.deliver.Caveat;
import dev.mangaassist.models.ModelException.Kind;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import dev.mangaassist.shared.wire.ErrorCode;
import dev.mangaassist.shared.wire.ServerFrame;
import dev.mangaassist.shared.wire.ServerFrame.Accepted;
import dev.mangaassist.shared.wire.ServerFrame.Delta;
import dev.mangaassist.shared.wire.ServerFrame.Done;
import dev.mangaassist.shared.wire.ServerFrame.Failure;
import dev.mangaassist.shared.wire.ServerFrame.Start;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CascadeRouterTest {
  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  private static final String CAVEAT = Caveat.of(Language.ENGLISH);

  private RouterFixture fixture;

  @BeforeEach
  void connect() {
    fixture = new RouterFixture(tables);
  }

  @Test
  void aGoodDraftIsGivenOnceItHasPassed() {
    fixture.models.plays(text("Two "), text("days."), finished("end_turn", 200, 100));
    fixture.ask("How long does shipping take?", Task.FAQ);
    assertThat(fixture.frames.subList(0, 3))
        .containsExactly(
            new Accepted("q1", fixture.conversation, Optional.empty()),
            new Start("q1", Task.FAQ, Tier.HAIKU),
            new Delta("q1", 0, "Two days."));
    Done done = fixture.done();
    assertThat(done.tier()).isEqualTo(Tier.HAIKU);
    assertThat(done.escalated()).isFalse();
    assertThat(done.confidence()).isEqualByComparingTo("0.90");
    assertThat(done.usage().orElseThrow().costUsd()).isEqualByComparingTo("0.00007");
    assertThat(fixture.frames).hasSize(4);
  }

  @Test
  void aRecommendationStreamsFromTheSonnetTierAtOnce() {
    fixture.models.plays(
        text("Try "),
        silence(() -> assertThat(fixture.frames).hasSize(3)),
        text("Pluto."),
        finished("end_turn", 600, 400));
    fixture.ask("Anything like Monster?", Task.RECOMMENDATION);
    assertThat(fixture.shownText()).isEqualTo("Try Pluto.");
    assertThat(fixture.done().tier()).isEqualTo(Tier.SONNET);
    assertThat(fixture.done().escalated()).isFalse();
    assertThat(fixture.models.requests).hasSize(1);
  }

  @Test
  void aMessageWithoutAHintIsUnderstood() throws JsonProcessingException {
    fixture.models.plays(text("Pluto."), finished("end_turn", 600, 400));
    fixture.ask("any manga like Dorohedoro?");

    assertThat(fixture.frames).contains(new Start("q1", Task.RECOMMENDATION, Tier.SONNET));
    JsonNode line = new ObjectMapper().readTree(fixture.lastMetricLine());
    assertThat(line.path("task").asText()).isEqualTo("recommendation");
    assertThat(line.path("TaskProbability").asDouble()).isBetween(0.5, 1.0);
    assertThat(line.path("Complexity").asInt()).isEqualTo(3);
    assertThat(line.path("lang").asText()).isEqualTo("en");
    assertThat(line.path("textTokens").asInt()).isBetween(5, 10);
  }

  @Test
  void aGoalOfTheAskSteersTheChoice() {
    fixture.models.plays(text("Pluto."), finished("end_turn", 600, 400));
    fixture.ask(
        "any manga like Dorohedoro?",
        new Hints(
            Optional.empty(),
            Optional.of(Goal.COST),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));

    assertThat(fixture.frames).contains(new Start("q1", Task.RECOMMENDATION, Tier.HAIKU));
    assertThat(fixture.lastMetricLine()).contains("haiku scores");
  }

  @Test
  void theConfigurationSaysHowProbableATaskMustBe() {
    fixture.models.plays(text("Pluto."), finished("end_turn", 600, 400));
    fixture.configure(Configuration.DEFAULT.toBuilder().minTaskProbability(BigDecimal.ONE).build());
    fixture.ask("any manga like Dorohedoro?");

    assertThat(fixture.frames).contains(new Start("q1", Task.UNKNOWN, Tier.HAIKU));
  }

  @Test
  void aHedgingDraftIsNeverSeenAndItsCostIsCounted() {
    fixture
        .models
        .answers("Maybe. I'm not sure, perhaps.", 400, 200)
        .answers("The bed is a question.", 600, 400);
    fixture.ask("Why is the bed empty?", Task.UNKNOWN);
    assertThat(fixture.shownText()).isEqualTo("The bed is a question.");
    Done done = fixture.done();
    assertThat(done.escalated()).isTrue();
    assertThat(done.tier()).isEqualTo(Tier.SONNET);
    assertThat(done.usage().orElseThrow().inputTokens()).isEqualTo(1000);
    assertThat(done.usage().orElseThrow().outputTokens()).isEqualTo(600);
    assertThat(done.usage().orElseThrow().costUsd()).isEqualByComparingTo("0.00534");
    assertThat(fixture.lastMetricLine())
        .contains("\"Escalations\":1")
        .contains("\"confidence\":0.65")
        .contains("hedge: perhaps")
        .contains("draft failed its check");
  }

  @Test
  void aCutOffDraftEscalates() {
    fixture
        .models
        .plays(text("It is about"), finished("max_tokens", 400, 1024))
        .answers("It is about a doctor.", 400, 50);
    fixture.ask("What is Monster about?", Task.SUMMARIZATION);
    assertThat(fixture.done().escalated()).isTrue();
    assertThat(fixture.lastMetricLine()).contains("\"DraftsTruncated\":1");
  }

  @Test
  void aDraftOnTheThresholdPasses() {
    fixture.models.answers("Perhaps a doctor's story.", 400, 50);
    fixture.ask("What is Monster about?", Task.SUMMARIZATION);
    assertThat(fixture.done().confidence()).isEqualByComparingTo("0.80");
    assertThat(fixture.done().escalated()).isFalse();
  }

  @Test
  void theConfigurationsThresholdDecides() {
    fixture.configure(Configuration.DEFAULT.withConfidenceThreshold(new BigDecimal("0.95")));
    fixture.models.answers("Two days.", 200, 100).answers("Two days, sir.", 200, 100);
    fixture.ask("How long does shipping take?", Task.FAQ);
    assertThat(fixture.done().escalated()).isTrue();
  }

  @Test
  void theConfigurationsTokenLimitIsSent() {
    fixture.configure(Configuration.DEFAULT.withHaikuMaxTokens(512));
    fixture.models.answers("Two days.", 200, 100);
    fixture.ask("How long does shipping take?", Task.FAQ);
    assertThat(fixture.models.requests.getFirst().maxTokens()).isEqualTo(512);
  }

  @ParameterizedTest
  @CsvSource({"UNAVAILABLE", "THROTTLED", "TIMED_OUT"})
  void ifTheSonnetTierFailsTheDraftIsGiven(Kind kind) {
    fixture.models.answers("Maybe it is. Perhaps not.", 400, 200).plays(fails(kind));
    fixture.ask("Why is the bed empty?", Task.UNKNOWN);
    assertThat(fixture.shownText()).isEqualTo("Maybe it is. Perhaps not." + CAVEAT);
    assertThat(fixture.done().tier()).isEqualTo(Tier.HAIKU);
    assertThat(fixture.done().escalated()).isFalse();
    assertThat(fixture.done().usage().orElseThrow().inputTokens()).isEqualTo(407);
    assertThat(fixture.lastMetricLine()).contains("\"estimated\":true");
  }

  @Test
  void ifTheSonnetTierBreaksInMidAnswerTheDraftReplacesIt() {
    fixture
        .models
        .answers("Maybe it is. Perhaps not.", 400, 200)
        .plays(text("The bed"), fails(Kind.UNAVAILABLE));
    fixture.ask("Why is the bed empty?", Task.UNKNOWN);
    assertThat(fixture.frames).contains(new ServerFrame.Replace("q1", "escalation_failed"));
    assertThat(fixture.shownText()).isEqualTo("Maybe it is. Perhaps not." + CAVEAT);
  }

  @Test
  void ifTheSonnetTierIsTooSlowToBeginTheDraftIsGiven() {
    fixture
        .models
        .answers("Maybe it is. Perhaps not.", 400, 200)
        .plays(silence(() -> fixture.clock.pass(Duration.ofMillis(2600))));
    fixture.ask("Why is the bed empty?", Task.UNKNOWN);
    assertThat(fixture.done().tier()).isEqualTo(Tier.HAIKU);
    assertThat(fixture.models.closed).isEqualTo(2);
  }

  @Test
  void whereNoTierAnswersTheCustomerIsToldInTheirLanguage() {
    fixture.models.plays(fails(Kind.UNAVAILABLE));
    fixture.ask("おすすめは?", Task.RECOMMENDATION);
    assertThat(fixture.frames.getLast())
        .isEqualTo(
            new Failure(
                Optional.of("q1"),
                ErrorCode.MODEL_UNAVAILABLE,
                "申し訳ありません。ただいま回答を作成できません。もう一度お試しください。"));
    fixture.models.answers("『PLUTO』です。", 10, 10);
    fixture.ask("おすすめは?", Task.RECOMMENDATION);
    assertThat(fixture.frames.getLast()).isInstanceOf(Done.class);
  }

  @Test
  void anAnswerThatOutlastsItsDeadlineTimesOut() {
    fixture.models.plays(text("Try"), silence(() -> fixture.clock.pass(Duration.ofMinutes(2))));
    fixture.ask("Anything like Monster?", Task.RECOMMENDATION);
    assertThat(fixture.frames.getLast())
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TIMEOUT));
    assertThat(fixture.models.closed).isEqualTo(1);
  }

  @Test
  void anEmptyAnswerIsNone() {
    fixture.models.plays(finished("end_turn", 10, 0));
    fixture.ask("Anything like Monster?", Task.RECOMMENDATION);
    assertThat(fixture.frames.getLast())
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_UNAVAILABLE));
  }

  @Test
  void aCustomerWhoLeavesStopsTheModel() {
    fixture.models.plays(
        text("Try"), silence(fixture::leave), text(" Pluto."), finished("end_turn", 10, 10));
    fixture.ask("Anything like Monster?", Task.RECOMMENDATION);
    assertThat(fixture.models.closed).isEqualTo(1);
    assertThat(fixture.departed).containsExactly(RouterFixture.CONNECTION);
    assertThat(fixture.lastMetricLine()).contains("\"AsksAbandoned\":1");
    assertThat(fixture.frames).noneMatch(Done.class::isInstance);
  }

  @Test
  void aCustomerWhoLeavesDuringADraftStopsTheModel() {
    fixture.models.plays(text("Two"), silence(fixture::leave), silence(fixture::tick));
    fixture.ask("How long?", Task.FAQ);
    assertThat(fixture.models.closed).isEqualTo(1);
    assertThat(fixture.lastMetricLine()).contains("\"AsksAbandoned\":1");
  }

  @Test
  void noWordsOfTheCustomerOrTheModelAreLogged() {
    fixture.models.answers("Maybe, perhaps zebra-answer.", 1, 1).answers("zebra-again", 1, 1);
    fixture.ask("zebra-question", Task.UNKNOWN);
    fixture.models.plays(fails(Kind.UNAVAILABLE));
    fixture.ask("zebra-id", "zebra-question", Task.RECOMMENDATION);
    assertThat(fixture.lines).isNotEmpty().noneMatch(line -> line.contains("zebra"));
  }

  @Test
  void usageIsToldOnlyWhereTheDeploymentExposesIt() {
    RouterFixture discreet = new RouterFixture(tables, false, "discreet");
    discreet.models.answers("Two days.", 200, 100);
    discreet.ask("How long does it take?", Task.ORDER_STATUS);
    assertThat(discreet.done().usage()).isEmpty();
  }

  @Test
  void theVersionOfTheConfigurationIsLogged() {
    fixture.configure(
        new ConfigurationVersion(
            7, Configuration.DEFAULT, "test", "test", fixture.clock.instant()));
    fixture.models.answers("Two days.", 200, 100);
    fixture.ask("How long?", Task.ORDER_STATUS);
    assertThat(fixture.lastMetricLine()).contains("\"configuration\":7");
    assertThat(List.copyOf(fixture.lines)).hasSize(2);
  }
}

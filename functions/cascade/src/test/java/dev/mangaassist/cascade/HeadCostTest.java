package dev.mangaassist.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.cascade.confidence.HeadReader;
import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.models.Prices;
import dev.mangaassist.models.TokenEstimate;
import dev.mangaassist.models.TokenUsage;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.vocabulary.Task;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a draft costs that is given up at its head, by the ledger of the default pair. */
final class HeadCostTest {
  private static final String QUESTION = "How long does shipping take? ";
  private static final String ANSWER = "It ships within three days, and a parcel takes two more. ";
  private static final int PIECE_TOKENS = 4;

  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  private TestClock clock;
  private SimulatedModels models;
  private RouterFixture fixture;

  @BeforeEach
  void connect() {
    clock = new TestClock(Instant.parse("2026-11-25T09:00:00Z"));
    models = new SimulatedModels(clock);
    fixture = new RouterFixture(tables, clock, models);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "40 faq reasoning",
        "0 faq knowledge",
        "40 recommendation reasoning",
        "7 unknown data"
      })
  void itPaysItsPromptAndAtMostSixteenTokens(String head) throws JsonProcessingException {
    TokenUsage draft = givenUp(QUESTION, head);
    assertThat(draft.input()).isEqualTo(models.calls.getFirst().request.estimatedInputTokens());
    assertThat(draft.output()).isBetween(1L, (long) HeadReader.MAX_TOKENS);
    assertThat(models.calls.getFirst().closed).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"400, 200, 35", "1500, 300, 55"})
  void itCostsAFractionOfAWholeDraft(long promptTokens, long answerTokens, int percent)
      throws JsonProcessingException {
    long headTokens = givenUp(QUESTION, "40 recommendation reasoning").output();
    Prices prices = models.calls.getFirst().request.model().prices();
    assertThat(100 * prices.cost(TokenUsage.of(promptTokens, headTokens)))
        .isLessThanOrEqualTo(percent * prices.cost(TokenUsage.of(promptTokens, answerTokens)));
  }

  @Test
  void aLongPromptCostsAsMuchAsItHasTokens() throws JsonProcessingException {
    givenUp(QUESTION, "40 faq reasoning");
    ModelRequest shortest = models.calls.getFirst().request;
    long padding = 1500 - shortest.estimatedInputTokens();
    connect();
    TokenUsage draft =
        givenUp(
            QUESTION + "x".repeat((int) padding * TokenEstimate.CHARACTERS_PER_TOKEN),
            "40 faq reasoning");
    assertThat(draft.input()).isEqualTo(1500);
    Prices prices = shortest.model().prices();
    assertThat(100 * prices.cost(draft))
        .isLessThanOrEqualTo(55 * prices.cost(TokenUsage.of(draft.input(), 300)));
  }

  /** The usage of a draft in the ledger, after an ask whose draft was given up at such a head. */
  private TokenUsage givenUp(String question, String head) throws JsonProcessingException {
    models.answer(
        request ->
            Speech.flowing(
                ScriptedModels.asksForHead(request)
                    ? ScriptedModels.headMark(request) + " " + head + "\n" + ANSWER.repeat(10)
                    : ANSWER,
                Duration.ofMillis(400),
                120,
                PIECE_TOKENS,
                request.estimatedInputTokens()));
    fixture.ask(question, Task.FAQ);
    assertThat(fixture.done().escalated()).isTrue();
    JsonNode line = new ObjectMapper().readTree(fixture.lastMetricLine());
    assertThat(line.path("draft").path("stage").asText()).isEqualTo("head");
    JsonNode call = line.path("calls").path(0);
    assertThat(call.path("estimated").asBoolean()).isTrue();
    return TokenUsage.of(call.path("inputTokens").asLong(), call.path("outputTokens").asLong());
  }
}

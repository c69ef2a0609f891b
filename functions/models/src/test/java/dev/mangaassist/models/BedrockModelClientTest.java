package dev.mangaassist.models;

import static dev.mangaassist.models.BedrockServer.MESSAGE_START;
import static dev.mangaassist.models.BedrockServer.MESSAGE_STOP;
import static dev.mangaassist.models.BedrockServer.METADATA;
import static dev.mangaassist.models.BedrockServer.event;
import static dev.mangaassist.models.BedrockServer.exception;
import static dev.mangaassist.models.BedrockServer.reasoning;
import static dev.mangaassist.models.BedrockServer.text;
import static dev.mangaassist.models.ModelCalls.LONG;
import static dev.mangaassist.models.ModelCalls.SHORT;
import static dev.mangaassist.models.ModelCalls.await;
import static dev.mangaassist.models.ModelCalls.readAll;
import static dev.mangaassist.models.ModelCalls.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.models.ModelEvent.Finished;
import dev.mangaassist.models.ModelEvent.Progress;
import dev.mangaassist.models.ModelEvent.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BedrockModelClientTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ModelCatalog CATALOG = ModelCatalog.load();

  @AutoClose private final BedrockServer server = new BedrockServer();
  private final ModelClient client = BedrockModelClient.of(server.environment());

  @Test
  void anAnswerIsItsTextsInOrderAndTheReportedUsage() {
    server.willSend(
        MESSAGE_START,
        event("contentBlockStart", "{\"contentBlockIndex\":0,\"start\":{}}"),
        text("Try "),
        text(""),
        text("『寄生獣』 🙂"),
        event("contentBlockStop", "{\"contentBlockIndex\":0}"),
        MESSAGE_STOP,
        METADATA);

    assertThat(answer())
        .containsExactly(
            new Progress(),
            new Text("Try "),
            new Text("『寄生獣』 🙂"),
            new Finished(new ModelReply("end_turn", TokenUsage.of(20, 5), false)));
  }

  @Test
  void reasoningIsProgressAndNeverText() {
    server.willSend(
        MESSAGE_START, reasoning("The customer may"), text("Yes."), MESSAGE_STOP, METADATA);

    assertThat(answer().subList(0, 3))
        .containsExactly(new Progress(), new Progress(), new Text("Yes."));
  }

  @Test
  void aStopReasonThatNobodyKnowsIsPassedOn() {
    server.willSend(
        MESSAGE_START, text("…"), event("messageStop", "{\"stopReason\":\"tired\"}"), METADATA);

    assertThat(answer().getLast())
        .isEqualTo(new Finished(new ModelReply("tired", TokenUsage.of(20, 5), false)));
  }

  @Test
  void cachedTokensAreReadApart() {
    server.willSend(
        MESSAGE_START,
        text("Yes."),
        MESSAGE_STOP,
        event(
            "metadata",
            """
            {"usage":{"inputTokens":20,"outputTokens":5,"totalTokens":5025,
              "cacheReadInputTokens":4000,"cacheWriteInputTokens":1000}}"""));

    assertThat(answer().getLast())
        .isEqualTo(
            new Finished(new ModelReply("end_turn", new TokenUsage(5020, 4000, 1000, 5), false)));
  }

  @Test
  void aWholeAnswerWithoutUsageIsEstimatedAndSaysSo() {
    server.willSend(MESSAGE_START, text("12345678"), MESSAGE_STOP);

    assertThat(answer().getLast())
        .isEqualTo(new Finished(new ModelReply("end_turn", TokenUsage.of(4, 2), true)));
  }

  @Test
  void aWholeAnswerSurvivesAFailureAfterItsEnd() {
    server.willSend(
        MESSAGE_START, text("12345678"), MESSAGE_STOP, exception("internalServerException"));

    assertThat(answer().getLast())
        .isEqualTo(new Finished(new ModelReply("end_turn", TokenUsage.of(4, 2), true)));
  }

  @Test
  void waitingTooLongEndsNothing() {
    var more = new CountDownLatch(1);
    server.willAnswer(
        exchange -> {
          try (OutputStream stream = BedrockServer.open(exchange)) {
            stream.write(MESSAGE_START);
            stream.flush();
            await(more);
            stream.write(text("Yes."));
          }
        });
    try (ModelStream stream = client.open(request())) {
      assertThat(stream.next(LONG)).contains(new Progress());
      assertThat(stream.next(SHORT)).isEmpty();
      more.countDown();
      assertThat(stream.next(LONG)).contains(new Text("Yes."));
    }
  }

  @Test
  void closingStopsTheModel() throws InterruptedException {
    var writeFailed = new CountDownLatch(1);
    server.willAnswer(
        exchange -> {
          OutputStream stream = BedrockServer.open(exchange);
          try {
            while (true) {
              stream.write(text("12345678"));
              stream.flush();
              TimeUnit.MILLISECONDS.sleep(1);
            }
          } catch (IOException e) {
            writeFailed.countDown();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    ModelStream stream = client.open(request());
    assertThat(stream.next(LONG)).contains(new Text("12345678"));

    stream.close();
    stream.close();

    assertThat(writeFailed.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(stream.estimatedUsage().input()).isEqualTo(4);
    assertThat(stream.estimatedUsage().output()).isGreaterThanOrEqualTo(2);
    while (stream.next(Duration.ZERO).isPresent()) {
      // what had come in before
    }
    assertThat(stream.next(SHORT)).isEmpty();
  }

  @Test
  void aRequestHoldsTheConversationAndTurnsThinkingOffWhereItIsOnByDefault()
      throws JsonProcessingException {
    server.willSend(MESSAGE_START, text("Yes."), MESSAGE_STOP, METADATA);
    ModelProfile haiku = CATALOG.pair("claude-5-5").haiku();
    var request =
        new ModelRequest(
            haiku,
            "Be kind.",
            List.of(
                ChatMessage.user("Hello"), ChatMessage.assistant("Hi!"), ChatMessage.user("漫画は?")),
            256,
            new BigDecimal("0.3"));

    readAll(client.open(request), new ArrayList<>());

    assertThat(server.calls())
        .containsExactly(
            new BedrockServer.Call(
                "/model/us.anthropic.claude-haiku-5-5/converse-stream",
                JSON.readTree(
                    """
                    {
                      "messages": [
                        {"role": "user", "content": [{"text": "Hello"}]},
                        {"role": "assistant", "content": [{"text": "Hi!"}]},
                        {"role": "user", "content": [{"text": "漫画は?"}]}
                      ],
                      "system": [{"text": "Be kind."}],
                      "inferenceConfig": {"maxTokens": 256, "temperature": 0.3},
                      "additionalModelRequestFields": {"thinking": {"type": "disabled"}}
                    }
                    """)));
  }

  @ParameterizedTest
  @CsvSource({
    "claude-3, {\"maxTokens\":256;\"temperature\":0.5}",
    "claude-4-5, {\"maxTokens\":256;\"temperature\":0.5}",
    "claude-5-5, {\"maxTokens\":256}"
  })
  void theSonnetTierIsSentNoMoreThanItAccepts(String pair, String inference)
      throws JsonProcessingException {
    server.willSend(MESSAGE_START, text("Yes."), MESSAGE_STOP, METADATA);
    var request =
        new ModelRequest(
            CATALOG.pair(pair).sonnet(),
            "Be kind.",
            List.of(ChatMessage.user("Hello")),
            256,
            new BigDecimal("0.5"));

    readAll(client.open(request), new ArrayList<>());

    assertThat(server.calls().getFirst().body())
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "messages": [{"role": "user", "content": [{"text": "Hello"}]}],
                  "system": [{"text": "Be kind."}],
                  "inferenceConfig": %s
                }
                """
                    .formatted(inference.replace(';', ','))));
  }

  private List<ModelEvent> answer() {
    List<ModelEvent> events = new ArrayList<>();
    readAll(client.open(request()), events);
    return events;
  }
}

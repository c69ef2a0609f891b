package dev.mangaassist.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.local.bedrock.BedrockBehaviour;
import dev.mangaassist.local.bedrock.BedrockStandIn;
import dev.mangaassist.local.bedrock.ModelCall;
import dev.mangaassist.local.bedrock.TierBehaviour;
import dev.mangaassist.local.gateway.TestSocket;
import dev.mangaassist.shared.vocabulary.Tier;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole system over the real wire, as a customer has it. */
final class ChatEndToEndTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BedrockBehaviour AT_ONCE = BedrockBehaviour.instant();

  private static LocalSystem system;
  private static BedrockStandIn bedrock;

  @BeforeAll
  static void start() {
    LocalOptions options = LocalOptions.defaults();
    system =
        LocalSystem.start(
            options
                .withModels(options.pair(), options.bedrock(), AT_ONCE)
                // calls are counted here, and nobody's but the answer's
                .withConfiguration(
                    options.configuration().toBuilder().judgedShare(BigDecimal.ZERO).build()));
    bedrock = system.bedrock().orElseThrow();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @AfterEach
  void behaveAgain() {
    bedrock.behave(AT_ONCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "こんにちは"})
  void plainTextIsAnsweredInFrames(String text) throws Exception {
    try (TestSocket socket = TestSocket.open(system.socket())) {
      List<JsonNode> frames = answer(socket.send(text));

      assertThat(types(frames)).startsWith("accepted", "start", "delta").endsWith("done");
      assertThat(frames.stream().filter(frame -> frame.path("type").asText().equals("delta")))
          .extracting(frame -> frame.path("seq").asInt())
          .startsWith(0)
          .isSorted();
      assertThat(text(frames)).isNotBlank();
    }
  }

  @Test
  void answerIsInTheCustomersLanguage() throws Exception {
    try (TestSocket socket = TestSocket.open(system.socket())) {
      assertThat(text(answer(socket.send("こんにちは")))).containsPattern("[ぁ-ん]");
      assertThat(text(answer(socket.send("hello")))).doesNotContainPattern("[ぁ-ん]");
    }
  }

  @Test
  void secondConversationsSameQuestionIsCachedAndFree() throws Exception {
    String question = ask("How do I return a damaged book?", "faq");
    JsonNode first = askInANewConversation(question);
    await().until(() -> askInANewConversation(question).path("cached").asBoolean());
    JsonNode second = askInANewConversation(question);

    assertThat(first.path("cached").asBoolean(true)).isFalse();
    assertThat(first.path("costUsd").decimalValue()).isPositive();
    assertThat(second.path("cached").asBoolean()).isTrue();
    assertThat(second.path("costUsd").decimalValue()).isZero();
  }

  @Test
  void cachedAnswerCallsNoModel() throws Exception {
    String question = ask("Do you ship abroad?", "faq");
    await().until(() -> askInANewConversation(question).path("cached").asBoolean());
    int before = bedrock.calls().size();

    assertThat(askInANewConversation(question).path("cached").asBoolean()).isTrue();
    assertThat(bedrock.calls()).hasSize(before);
  }

  @Test
  void recommendationIsAnsweredByTheSonnetTier() throws Exception {
    JsonNode done =
        askInANewConversation(ask("I loved Monster. What should I read next?", "recommendation"));

    assertThat(done.path("tier").asText()).isEqualTo("sonnet");
    assertThat(done.path("escalated").asBoolean(true)).isFalse();
  }

  @Test
  void escalatedAnswerCountsTheDraftThatWasGivenUp() throws Exception {
    int before = bedrock.calls().size();
    JsonNode done =
        askInANewConversation(
            "Do you have Monster in hardcover under $20, but not the digital edition, for my aunt?");

    await().until(() -> bedrock.calls().size() == before + 2);
    List<ModelCall> calls = bedrock.calls().subList(before, before + 2);
    assertThat(calls)
        .extracting(ModelCall::tier)
        .containsExactlyInAnyOrder(Tier.HAIKU, Tier.SONNET);
    assertThat(done.path("escalated").asBoolean()).isTrue();
    assertThat(done.path("tier").asText()).isEqualTo("sonnet");
    ModelCall answer = calls.stream().filter(call -> call.tier() == Tier.SONNET).findFirst().get();
    // of the draft only its prompt and what came until it was stopped, both estimated
    assertThat(done.path("inputTokens").asInt()).isGreaterThan(answer.inputTokens());
    assertThat(done.path("outputTokens").asInt()).isGreaterThan(answer.outputTokens());
    assertThat(done.path("reason").asText()).isEqualTo("draft failed its check");
    assertThat(done.path("alternatives").path(0).path("tier").asText()).isEqualTo("sonnet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"action\":\"ask\",\"text\":",
        "[1,2]",
        "{\"action\":\"ask\",\"text\":42}",
        "{\"action\":\"shout\",\"text\":\"hello\"}",
        "{\"action\":\"ask\",\"text\":\"bell \\u0007\"}",
        "bell \u0007",
        "{\"action\":\"ask\",\"text\":\"half \\ud83d\"}",
        "{\"action\":\"feedback\",\"id\":\"q1\",\"rating\":5}"
      })
  void wrongFrameGetsAnErrorFrameAndNothingBreaks(String frame) throws Exception {
    try (TestSocket socket = TestSocket.open(system.socket())) {
      JsonNode error = next(socket.send(frame));

      assertThat(error.path("type").asText()).isEqualTo("error");
      assertThat(error.path("code").asText()).isEqualTo("bad_request");
      assertThat(error.path("message").asText()).isNotBlank();
      assertThat(next(socket.send("{\"action\":\"ping\"}")).path("type").asText())
          .isEqualTo("pong");
    }
  }

  @Test
  void textOfFourThousandAndOneCharactersIsTooLarge() throws Exception {
    try (TestSocket socket = TestSocket.open(system.socket())) {
      assertThat(next(socket.send("漫".repeat(4_001))).path("code").asText()).isEqualTo("too_large");
      assertThat(types(answer(socket.send("漫".repeat(4_000))))).endsWith("done");
    }
  }

  @Test
  void twoHundredKilobytesCloseTheConnectionAndNothingElse() throws Exception {
    try (TestSocket socket = TestSocket.open(system.socket())) {
      socket.sendRegardless("x".repeat(200 * 1024));

      assertThat(socket.closeCode()).isEqualTo(1009);
    }
    assertThat(askInANewConversation("hello").path("type").asText()).isEqualTo("done");
  }

  @Test
  void clientKilledInMidAnswerCancelsTheModelsStream() throws Exception {
    TierBehaviour slow = new TierBehaviour(Duration.ZERO, 20, AT_ONCE.sonnet().hedging());
    bedrock.behave(AT_ONCE.with(Tier.SONNET, slow));
    int before = bedrock.calls().size();
    try (TestSocket socket = TestSocket.open(system.socket())) {
      socket.send(ask("Compare Vagabond and Vinland Saga in depth.", "comparison"));
      JsonNode frame = next(socket);
      while (!frame.path("type").asText().equals("delta")) {
        frame = next(socket);
      }
      socket.kill();
    }

    await().until(() -> bedrock.calls().size() > before);
    assertThat(bedrock.calls().getLast().outcome()).isEqualTo(ModelCall.Outcome.CANCELLED);
    bedrock.behave(AT_ONCE);
    assertThat(askInANewConversation("hello").path("type").asText()).isEqualTo("done");
  }

  private static JsonNode askInANewConversation(String text) throws Exception {
    try (TestSocket socket = TestSocket.open(system.socket())) {
      return answer(socket.send(text)).getLast();
    }
  }

  private static String ask(String text, String task) {
    return JSON.createObjectNode()
        .put("action", "ask")
        .put("text", text)
        .put("task", task)
        .toString();
  }

  /** The frames of one answer, to its end. */
  private static List<JsonNode> answer(TestSocket socket) throws Exception {
    List<JsonNode> frames = new ArrayList<>();
    do {
      frames.add(next(socket));
    } while (!List.of("done", "error").contains(frames.getLast().path("type").asText()));
    return frames;
  }

  private static JsonNode next(TestSocket socket) throws InterruptedException, IOException {
    return JSON.readTree(socket.next());
  }

  private static List<String> types(List<JsonNode> frames) {
    return frames.stream().map(frame -> frame.path("type").asText()).toList();
  }

  private static String text(List<JsonNode> frames) {
    StringBuilder text = new StringBuilder();
    frames.forEach(frame -> text.append(frame.path("text").asText("")));
    return text.toString();
  }
}

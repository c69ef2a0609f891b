package dev.mangaassist.local.bedrock;

import static dev.mangaassist.local.bedrock.Bedrock.HAIKU;
import static dev.mangaassist.local.bedrock.Bedrock.SONNET;
import static dev.mangaassist.local.bedrock.Bedrock.assistant;
import static dev.mangaassist.local.bedrock.Bedrock.system;
import static dev.mangaassist.local.bedrock.Bedrock.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mangaassist.local.bedrock.ModelCall.Outcome;
import dev.mangaassist.local.scripted.AnswerLength;
import dev.mangaassist.local.scripted.HeadHabit;
import dev.mangaassist.local.scripted.Hedging;
import dev.mangaassist.local.scripted.Tokens;
import dev.mangaassist.shared.vocabulary.Tier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

final class BedrockStandInTest {
  private static final Tool TOOL =
      Tool.builder()
          .toolSpec(spec -> spec.name("t").inputSchema(s -> s.json(Document.mapBuilder().build())))
          .build();

  private final List<ModelCall> told = new CopyOnWriteArrayList<>();
  private final BedrockStandIn standIn =
      BedrockStandIn.start(0, BedrockBehaviour.instant(), told::add);
  private final Bedrock bedrock = new Bedrock(standIn.endpoint());

  @AfterEach
  void close() {
    bedrock.close();
    standIn.close();
  }

  @Test
  void streamsTheEventsInBedrocksOrder() {
    Bedrock.Stream stream = bedrock.stream(HAIKU, "hello").join();

    assertThat(stream.eventTypes()).startsWith("messageStart");
    assertThat(stream.eventTypes())
        .endsWith("contentBlockDelta", "contentBlockStop", "messageStop", "metadata");
    assertThat(stream.eventTypes().subList(1, stream.events().size() - 3))
        .containsOnly("contentBlockDelta")
        .hasSizeGreaterThan(3);
    assertThat(stream.text()).startsWith("Hello!").endsWith("(scripted stand-in)");
    assertThat(stream.stopReason()).isEqualTo("end_turn");
    assertThat(stream.reasoning()).isEmpty();
  }

  @Test
  void reportsTheTokensOfPromptAndAnswer() {
    Bedrock.Stream stream =
        bedrock.stream(HAIKU, request -> request.system(system("12345678")).messages(user("hello")))
            .join();

    TokenUsage usage = stream.metadata().usage();
    assertThat(usage.inputTokens()).isEqualTo(2 + 2);
    assertThat(usage.outputTokens()).isEqualTo(Tokens.count(stream.text()));
    assertThat(usage.totalTokens()).isEqualTo(usage.inputTokens() + usage.outputTokens());
    assertThat(usage.cacheReadInputTokens()).isZero();
    assertThat(usage.cacheWriteInputTokens()).isZero();
    assertThat(stream.metadata().metrics().latencyMs()).isNotNegative();
  }

  @Test
  void theStrongModelThinksInABlockOfItsOwn() {
    Bedrock.Stream stream = bedrock.stream(SONNET, "Recommend something like Monster").join();

    assertThat(stream.reasoning()).contains("recommendation", "Monster");
    assertThat(stream.text()).contains("Naoki Urasawa").doesNotContain("The customer writes");
    assertThat(stream.deltas().getFirst().contentBlockIndex()).isZero();
    assertThat(stream.deltas().getLast().contentBlockIndex()).isEqualTo(1);
    assertThat(stream.eventTypes()).containsOnlyOnce("messageStop");
    assertThat(stream.eventTypes().stream().filter("contentBlockStop"::equals)).hasSize(2);
    assertThat(stream.metadata().usage().outputTokens())
        .isEqualTo(Tokens.count(stream.text()) + Tokens.count(stream.reasoning()));
  }

  @Test
  void aModelThatThinksByDefaultCanBeToldNotTo() {
    String haiku = "us.anthropic.claude-haiku-5-5";

    Bedrock.Stream thinking = bedrock.stream(haiku, "hello").join();
    Bedrock.Stream silent =
        bedrock.stream(
                haiku,
                request ->
                    request
                        .messages(user("hello"))
                        .additionalModelRequestFields(thinking(Document.fromString("disabled"))))
            .join();

    assertThat(thinking.reasoning()).isNotEmpty();
    assertThat(silent.reasoning()).isEmpty();
    assertThat(silent.text()).isEqualTo(thinking.text());
  }

  @Test
  void cutsAnAnswerAtMaxTokens() {
    Bedrock.Stream stream =
        bedrock.stream(
                HAIKU,
                request -> request.messages(user("hello")).inferenceConfig(i -> i.maxTokens(7)))
            .join();

    assertThat(stream.stopReason()).isEqualTo("max_tokens");
    assertThat(stream.text()).isEqualTo("Hello! I can find manga for ");
    assertThat(stream.metadata().usage().outputTokens()).isEqualTo(7);
  }

  @Test
  void anAnswerThatJustFitsIsWhole() {
    Bedrock.Stream whole = bedrock.stream(HAIKU, "hello").join();
    int tokens = whole.metadata().usage().outputTokens();

    Bedrock.Stream fitting =
        bedrock.stream(
                HAIKU,
                request ->
                    request.messages(user("hello")).inferenceConfig(i -> i.maxTokens(tokens)))
            .join();

    assertThat(fitting.stopReason()).isEqualTo("end_turn");
    assertThat(fitting.text()).isEqualTo(whole.text());
  }

  @Test
  void converseGivesTheSameAnswerInOnePiece() {
    Bedrock.Stream stream = bedrock.stream(SONNET, "こんにちは").join();

    ConverseResponse whole = bedrock.converse(SONNET, "こんにちは");

    assertThat(whole.output().message().content().getFirst().reasoningContent().reasoningText())
        .satisfies(reasoning -> assertThat(reasoning.text()).isEqualTo(stream.reasoning()));
    assertThat(whole.output().message().content().getLast().text()).isEqualTo(stream.text());
    assertThat(whole.usage()).isEqualTo(stream.metadata().usage());
    assertThat(whole.stopReasonAsString()).isEqualTo("end_turn");
  }

  @Test
  void knowsAModelByTheArnOfItsProfile() {
    bedrock.stream("arn:aws:bedrock:us-east-1:1:inference-profile/" + HAIKU, "hello").join();

    await().until(() -> !told.isEmpty());
    assertThat(told.getFirst().modelId())
        .isEqualTo("arn:aws:bedrock:us-east-1:1:inference-profile/" + HAIKU);
    assertThat(told.getFirst().tier()).isEqualTo(Tier.HAIKU);
  }

  @Test
  void refusesAnUnknownModel() {
    assertThatThrownBy(() -> bedrock.converse("meta.llama3-8b-instruct-v1:0", "hello"))
        .hasCauseInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("meta.llama3-8b-instruct-v1:0");
  }

  @Test
  void refusesConversationsThatBedrockRefuses() {
    assertRefused(HAIKU, request -> request.messages(List.of()), "at least one message");
    assertRefused(HAIKU, request -> request.messages(assistant("hi")), "start with a user");
    assertRefused(HAIKU, request -> request.messages(user("a"), user("b")), "alternate");
    assertRefused(HAIKU, request -> request.messages(user(" ")), "empty or blank");
    assertRefused(
        HAIKU,
        request -> request.messages(user("a")).inferenceConfig(i -> i.maxTokens(0)),
        "maxTokens must be 1 or more, not 0");
    assertRefused(
        HAIKU,
        request -> request.messages(user("a")).inferenceConfig(i -> i.temperature(1.5f)),
        "temperature must be from 0 to 1");
    assertThat(told).isEmpty();
  }

  @Test
  void sonnet55RefusesWhatItsProfileSays() {
    assertRefused(
        SONNET,
        request -> request.messages(user("a")).inferenceConfig(i -> i.temperature(0.5f)),
        "does not support a temperature");
    assertRefused(SONNET, request -> request.messages(user("a"), assistant("b")), "a prefilled");
    assertRefused(
        SONNET,
        request ->
            request
                .messages(user("a"))
                .additionalModelRequestFields(thinking(Document.fromString("disabled"))),
        "disabled thinking");
    assertRefused(
        SONNET,
        request ->
            request
                .messages(user("a"))
                .toolConfig(tools -> tools.tools(TOOL).toolChoice(choice -> choice.any(any -> {}))),
        "a forced tool");
  }

  @Test
  void otherModelsTakeATemperature() {
    Bedrock.Stream stream =
        bedrock.stream(
                HAIKU,
                request ->
                    request.messages(user("hello")).inferenceConfig(i -> i.temperature(0.3f)))
            .join();

    assertThat(stream.stopReason()).isEqualTo("end_turn");
  }

  @Test
  void dearModelsReportMoreTokensForTheSameWords() {
    TokenUsage usual = bedrock.converse(HAIKU, "hello").usage();

    standIn.behave(BedrockBehaviour.instant().dear(2.5));
    TokenUsage dear = bedrock.converse(HAIKU, "hello").usage();

    assertThat(dear.inputTokens()).isEqualTo(Math.round(usual.inputTokens() * 2.5f));
    assertThat(dear.outputTokens()).isEqualTo(Math.round(usual.outputTokens() * 2.5f));
  }

  @Test
  void poorModelsHedgeEvenOnEasyQuestions() {
    standIn.behave(BedrockBehaviour.instant().poor());

    assertThat(bedrock.stream(HAIKU, "hello").join().text()).contains("I'm not sure", "perhaps");
    assertThat(standIn.behaviour().of(Tier.SONNET).hedging()).isEqualTo(Hedging.ALWAYS);
  }

  @Test
  void headsAndLengthsAreSwitchesOfTheBehaviour() {
    String wish = "Your first line is for the store's software. Write exactly: #417093, a space";

    assertThat(greeting(wish)).matches("(?s)#417093 9[0-7] greeting nothing\\nHello!.*");
    standIn.behave(BedrockBehaviour.instant().withHeads(HeadHabit.LEFT_OUT));
    assertThat(greeting(wish)).startsWith("Hello!");
    standIn.behave(BedrockBehaviour.instant().withLength(AnswerLength.REFERENCE));
    assertThat(Tokens.count(greeting(""))).isGreaterThanOrEqualTo(100);
  }

  private String greeting(String system) {
    return bedrock.stream(
            HAIKU, request -> request.system(system("Be brief. " + system)).messages(user("hello")))
        .join()
        .text();
  }

  @Test
  void tellsOfEveryFinishedCall() {
    Bedrock.Stream stream =
        bedrock.stream(
                HAIKU,
                request ->
                    request
                        .system(system("Be brief."))
                        .messages(user("hi"), assistant("Hello!"), user("thanks"))
                        .inferenceConfig(i -> i.maxTokens(512)))
            .join();

    await().until(() -> !told.isEmpty());
    ModelCall call = told.getFirst();
    assertThat(call.modelId()).isEqualTo(HAIKU);
    assertThat(call.system()).isEqualTo("Be brief.");
    assertThat(call.messages()).extracting("role").containsExactly("user", "assistant", "user");
    assertThat(call.messages()).extracting("text").containsExactly("hi", "Hello!", "thanks");
    assertThat(call.inferenceConfig().get("maxTokens").asInt()).isEqualTo(512);
    assertThat(call.additionalFields().isMissingNode()).isTrue();
    assertThat(call.streamed()).isTrue();
    assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(call.outputTokens()).isEqualTo(stream.metadata().usage().outputTokens());
    assertThat(standIn.calls()).containsExactlyElementsOf(told);
  }

  @Test
  void noticesAClientThatLeavesInMidAnswer() {
    standIn.behave(
        BedrockBehaviour.instant()
            .with(Tier.HAIKU, new TierBehaviour(Duration.ZERO, 50, Hedging.NEVER)));
    Bedrock.Stream stream = bedrock.stream(HAIKU, "Summarize Monster");
    await().until(() -> stream.deltas().size() >= 2);
    int seen = Tokens.count(stream.text());

    stream.end().cancel(true);

    await().until(() -> !told.isEmpty());
    assertThat(told.getFirst().outcome()).isEqualTo(Outcome.CANCELLED);
    int whole = Tokens.count(bedrockAnswer("Summarize Monster"));
    assertThat(told.getFirst().outputTokens()).isBetween(seen, whole - 1);
  }

  @Test
  void noticesAClientThatLeavesBeforeTheFirstToken() {
    standIn.behave(
        BedrockBehaviour.instant()
            .with(Tier.HAIKU, new TierBehaviour(Duration.ofMinutes(5), 50, Hedging.NEVER)));
    Bedrock.Stream stream = bedrock.stream(HAIKU, "hello");
    // The client has to have sent its request before it goes.
    await().pollDelay(Duration.ofMillis(100)).until(() -> !stream.end().isDone());

    stream.end().cancel(true);

    await().until(() -> !told.isEmpty());
    assertThat(told.getFirst().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(told.getFirst().outputTokens()).isZero();
  }

  @Test
  void keepsToThePaceOfItsModel() {
    standIn.behave(
        BedrockBehaviour.instant()
            .with(Tier.HAIKU, new TierBehaviour(Duration.ofMillis(60), 1_000, Hedging.NEVER)));

    Bedrock.Stream stream = bedrock.stream(HAIKU, "hello").join();

    assertThat(stream.metadata().metrics().latencyMs())
        .isGreaterThanOrEqualTo(60 + Tokens.count(stream.text()));
  }

  private String bedrockAnswer(String question) {
    standIn.behave(BedrockBehaviour.instant());
    return bedrock.stream(HAIKU, question).join().text();
  }

  private static Document thinking(Document type) {
    return Document.mapBuilder()
        .putDocument("thinking", Document.mapBuilder().putDocument("type", type).build())
        .build();
  }

  private void assertRefused(
      String model, UnaryOperator<ConverseStreamRequest.Builder> request, String why) {
    assertThatThrownBy(() -> bedrock.stream(model, request).join())
        .hasCauseInstanceOf(ValidationException.class)
        .hasMessageContaining(why);
  }
}

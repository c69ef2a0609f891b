package dev.mangaassist.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.message.Outside.Call;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Items;
import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.wire.CascadeRequest;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import dev.mangaassist.shared.wire.WebSocketEvents;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class MessageHandlerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private static final DynamoDbLocalFixture dynamoDb = new DynamoDbLocalFixture();

  @AutoClose private final MessageFixture message = new MessageFixture(dynamoDb);

  @Test
  void anAskIsHandedToTheCascadeAsynchronously() {
    message.handle("message/ask-with-limits.json");

    assertThat(message.lambda().calls()).hasSize(1);
    Call call = message.lambda().calls().getFirst();
    assertThat(call.path()).isEqualTo("/2015-03-31/functions/the-cascade/invocations");
    assertThat(call.invocationType()).isEqualTo("Event");
    assertThat(CascadeRequest.fromJson(call.body()))
        .isEqualTo(
            new CascadeRequest(
                MessageFixture.CONNECTION,
                message.conversation(),
                "guest:1",
                Optional.of("the secret"),
                "q1",
                "VhZy6Fc5IAMFqOw=",
                "Compare Monster and Pluto",
                Instant.parse("2026-11-23T09:00:00.123Z"),
                new Hints(
                    Optional.of(Task.COMPARISON),
                    Optional.of(Goal.QUALITY),
                    Optional.of(Duration.ofMillis(2500)),
                    Optional.of(new BigDecimal("0.02")),
                    Optional.empty())));
    assertThat(message.gateway().calls()).isEmpty();
    assertThat(message.lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "message/ask-hinted-en.json, How much is shipping within Japan?",
    "message/ask-hinted-ja.json, 『寄生獣』が好きな人におすすめの漫画は?",
    "message/ask-text-en.json, hello",
    "message/ask-text-ja.json, こんにちは"
  })
  void everyAskKeepsItsWords(String event, String text) {
    message.handle(event);

    assertThat(message.handedOver().text()).isEqualTo(text);
    assertThat(message.gateway().calls()).isEmpty();
  }

  @Test
  void anAskWithoutAnIdGetsOneOfItsOwn() {
    message.handle("message/ask-text-en.json");
    message.handle("message/ask-text-en.json");

    assertThat(message.lambda().calls())
        .extracting(call -> CascadeRequest.fromJson(call.body()).askId())
        .doesNotHaveDuplicates()
        .allMatch(id -> UUID.fromString(id).version() == 4);
  }

  @Test
  void aPingIsAnsweredOnItsConnection() throws JsonProcessingException {
    message.handle("message/ping.json");

    assertThat(message.gateway().calls())
        .extracting(Call::method, Call::path)
        .containsExactly(tuple("POST", "/live/@connections/" + MessageFixture.CONNECTION));
    assertThat(message.posted()).isEqualTo(JSON.readTree("{\"type\":\"pong\"}"));
    assertThat(message.lambda().calls()).isEmpty();
    assertThat(message.lines()).isEmpty();
  }

  @Test
  void aRatingIsCountedAndKeptWithoutWordsBesideWhatIsKnownOfTheAnswer()
      throws JsonProcessingException {
    message.forgetRatings();
    message.answered("q1 of Sesame");
    message.handle(
        MessageFixture.saying(
            "{\"action\":\"feedback\",\"id\":\"q1 of Sesame\",\"rating\":\"up\",\"comment\":\"Sesame\"}"));

    assertThat(message.line().path("Ratings").asInt()).isEqualTo(1);
    assertThat(message.line().path("RatingsUp").asInt()).isEqualTo(1);
    assertThat(message.line().path("tier").asText()).isEqualTo("haiku");
    assertThat(message.lines().getFirst()).doesNotContain("Sesame");
    assertThat(message.ratings())
        .singleElement()
        .satisfies(
            rating -> {
              assertThat(Items.requiredString(rating, "rating")).isEqualTo("up");
              assertThat(Items.requiredString(rating, "tier")).isEqualTo("haiku");
              assertThat(Items.requiredString(rating, "confidence")).isEqualTo("0.85");
              assertThat(rating.toString()).doesNotContain("Sesame");
            });
  }

  @Test
  void aLaterRatingReplacesTheKeptOne() {
    message.forgetRatings();
    message.answered("q1");
    message.answered("q2");
    for (String rating : List.of("up", "down")) {
      message.handle(
          MessageFixture.saying(
              "{\"action\":\"feedback\",\"id\":\"q1\",\"rating\":\"%s\"}".formatted(rating)));
    }
    assertThat(message.ratings())
        .extracting(rating -> Items.requiredString(rating, "rating"))
        .containsExactly("down");
    message.handle(
        MessageFixture.saying("{\"action\":\"feedback\",\"id\":\"q2\",\"rating\":\"up\"}"));
    assertThat(message.ratings()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "message/bad-action.json, bad_request, q1",
    "message/bad-array.json, bad_request, ''",
    "message/bad-binary.json, bad_request, ''",
    "message/bad-blank.json, bad_request, ''",
    "message/bad-control-character.json, bad_request, q1",
    "message/bad-json.json, bad_request, ''",
    "message/bad-lone-surrogate.json, bad_request, q1",
    "message/bad-rating.json, bad_request, q1",
    "message/bad-too-long.json, too_large, ''",
    "message/bad-type.json, bad_request, q1"
  })
  void aBadFrameIsRefusedAndCountedAndGoesNoFurther(String event, String code, String id)
      throws JsonProcessingException {
    message.handle(event);

    JsonNode frame = message.posted();
    assertThat(frame.path("type").asText()).isEqualTo("error");
    assertThat(frame.path("code").asText()).isEqualTo(code);
    assertThat(frame.path("id").asText("")).isEqualTo(id);
    assertThat(frame.path("message").asText()).isNotBlank();
    assertThat(frame.path("retryable").asBoolean(true)).isFalse();
    assertThat(message.lambda().calls()).isEmpty();
    JsonNode line = message.line();
    assertThat(line.path("event").asText()).isEqualTo("frame.refused");
    assertThat(line.path("FramesRefused").asInt()).isEqualTo(1);
    assertThat(line.path("code").asText()).isEqualTo(code);
  }

  @Test
  void anEventWithoutABodyIsAnEmptyMessage() throws JsonProcessingException {
    var event = WebSocketEvents.read("message/ping.json");
    event.setBody(null);

    message.handle(event);

    assertThat(message.posted().path("message").asText()).startsWith("The message is empty");
  }

  @Test
  void aRatingIsStoredWithItsAnswer() {
    message.answered("q1");

    message.handle(
        MessageFixture.saying(
            "{\"action\":\"feedback\",\"id\":\"q1\",\"rating\":\"down\",\"comment\":\"No.\"}"));

    Map<String, AttributeValue> turn = message.turn("q1");
    assertThat(Items.requiredString(turn, "rating")).isEqualTo("down");
    assertThat(Items.requiredString(turn, "ratingComment")).isEqualTo("No.");
    assertThat(Instant.parse(Items.requiredString(turn, "ratedAt"))).isBefore(Instant.MAX);
    assertThat(Items.requiredString(turn, "tier")).isEqualTo("haiku");
    assertThat(message.gateway().calls()).isEmpty();
    assertThat(message.lambda().calls()).isEmpty();
  }

  @Test
  void aLaterRatingReplacesAnEarlierOneAndItsComment() {
    message.answered("q1");

    message.handle(
        MessageFixture.saying(
            "{\"action\":\"feedback\",\"id\":\"q1\",\"rating\":\"down\",\"comment\":\"No.\"}"));
    message.handle(
        MessageFixture.saying("{\"action\":\"feedback\",\"id\":\"q1\",\"rating\":\"up\"}"));

    assertThat(Items.requiredString(message.turn("q1"), "rating")).isEqualTo("up");
    assertThat(message.turn("q1")).doesNotContainKey("ratingComment");
  }

  @Test
  void anAnswerThatIsNotThereIsNotRated() throws JsonProcessingException {
    message.handle("message/feedback-unknown-answer.json");

    assertThat(message.posted())
        .isEqualTo(
            JSON.readTree(
                """
                {"type":"error","id":"q9","code":"bad_request","retryable":false,
                 "message":"There is no answer with this id in the conversation: rate one that was completed."}
                """));
    assertThat(message.turn("q9")).isEmpty();
  }

  @Test
  void theVariablesThatItReadsAreAllThatItNeeds() {
    Map<String, String> variables = new HashMap<>();
    MessageHandler.READS.forEach(variable -> variables.put(variable.name(), "http://name"));
    variables.put("AWS_REGION", "us-east-1");

    assertThat(new MessageHandler(Environment.of(variables), message.lines()::add)).isNotNull();
  }
}

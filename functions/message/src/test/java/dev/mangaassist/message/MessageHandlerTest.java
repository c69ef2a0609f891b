package dev.mangaassist.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.message.Outside.Call;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.tables.ConnectionTable;
import dev.mangaassist.shared.tables.ConnectionTable.Connection;
import dev.mangaassist.shared.tables.ConversationItem;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Items;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.wire.CascadeRequest;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import dev.mangaassist.shared.wire.WebSocketEvents;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class MessageHandlerTest {
  private static final String CONNECTION = "VhZy6cQaoAMCIFw=";
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private static final DynamoDbLocalFixture dynamoDb = new DynamoDbLocalFixture();

  @AutoClose private final Outside lambda = new Outside(202);
  @AutoClose private final Outside gateway = new Outside(200);

  /** One for each test, so that no test sees another's turns. */
  private final String conversation = UUID.randomUUID().toString();

  private final List<String> lines = new ArrayList<>();
  private final ConnectionTable connections =
      new ConnectionTable(
          dynamoDb.client(), dynamoDb.tableName(Table.CONNECTIONS), InstantSource.system());
  private final RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> handler =
      new MessageHandler(environment(), lines::add);

  @BeforeEach
  void connect() {
    connections.put(
        new Connection(
            CONNECTION,
            "guest:1",
            Optional.empty(),
            conversation,
            Optional.of("the secret"),
            Instant.now()));
  }

  @Test
  void anAskIsHandedToTheCascadeAsynchronously() {
    handle("message/ask-with-limits.json");

    assertThat(lambda.calls()).hasSize(1);
    Call call = lambda.calls().getFirst();
    assertThat(call.path()).isEqualTo("/2015-03-31/functions/the-cascade/invocations");
    assertThat(call.invocationType()).isEqualTo("Event");
    assertThat(CascadeRequest.fromJson(call.body()))
        .isEqualTo(
            new CascadeRequest(
                CONNECTION,
                conversation,
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
    assertThat(gateway.calls()).isEmpty();
    assertThat(lines).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "message/ask-hinted-en.json, How much is shipping within Japan?",
    "message/ask-hinted-ja.json, 『寄生獣』が好きな人におすすめの漫画は?",
    "message/ask-text-en.json, hello",
    "message/ask-text-ja.json, こんにちは"
  })
  void everyAskKeepsItsWords(String event, String text) {
    handle(event);

    assertThat(handedOver().text()).isEqualTo(text);
    assertThat(gateway.calls()).isEmpty();
  }

  @Test
  void anAskWithoutAnIdGetsOneOfItsOwn() {
    handle("message/ask-text-en.json");
    handle("message/ask-text-en.json");

    assertThat(lambda.calls())
        .extracting(call -> CascadeRequest.fromJson(call.body()).askId())
        .doesNotHaveDuplicates()
        .allMatch(id -> UUID.fromString(id).version() == 4);
  }

  @Test
  void aPingIsAnsweredOnItsConnection() throws JsonProcessingException {
    handle("message/ping.json");

    assertThat(gateway.calls())
        .extracting(Call::method, Call::path)
        .containsExactly(tuple("POST", "/live/@connections/" + CONNECTION));
    assertThat(posted()).isEqualTo(JSON.readTree("{\"type\":\"pong\"}"));
    assertThat(lambda.calls()).isEmpty();
    assertThat(lines).isEmpty();
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
    handle(event);

    JsonNode frame = posted();
    assertThat(frame.path("type").asText()).isEqualTo("error");
    assertThat(frame.path("code").asText()).isEqualTo(code);
    assertThat(frame.path("id").asText("")).isEqualTo(id);
    assertThat(frame.path("message").asText()).isNotBlank();
    assertThat(frame.path("retryable").asBoolean(true)).isFalse();
    assertThat(lambda.calls()).isEmpty();
    JsonNode line = line();
    assertThat(line.path("event").asText()).isEqualTo("frame.refused");
    assertThat(line.path("FramesRefused").asInt()).isEqualTo(1);
    assertThat(line.path("code").asText()).isEqualTo(code);
  }

  @Test
  void anEventWithoutABodyIsAnEmptyMessage() throws JsonProcessingException {
    var event = WebSocketEvents.read("message/ping.json");
    event.setBody(null);

    handle(event);

    assertThat(posted().path("message").asText()).startsWith("The message is empty");
  }

  @Test
  void aRatingIsStoredWithItsAnswer() {
    answered("q1");

    handle(
        saying("{\"action\":\"feedback\",\"id\":\"q1\",\"rating\":\"down\",\"comment\":\"No.\"}"));

    Map<String, AttributeValue> turn = turn("q1");
    assertThat(Items.requiredString(turn, "rating")).isEqualTo("down");
    assertThat(Items.requiredString(turn, "ratingComment")).isEqualTo("No.");
    assertThat(Instant.parse(Items.requiredString(turn, "ratedAt"))).isBefore(Instant.MAX);
    assertThat(Items.requiredString(turn, "tier")).isEqualTo("haiku");
    assertThat(gateway.calls()).isEmpty();
    assertThat(lambda.calls()).isEmpty();
    assertThat(lines).isEmpty();
  }

  @Test
  void aLaterRatingReplacesAnEarlierOneAndItsComment() {
    answered("q1");

    handle(
        saying("{\"action\":\"feedback\",\"id\":\"q1\",\"rating\":\"down\",\"comment\":\"No.\"}"));
    handle(saying("{\"action\":\"feedback\",\"id\":\"q1\",\"rating\":\"up\"}"));

    assertThat(Items.requiredString(turn("q1"), "rating")).isEqualTo("up");
    assertThat(turn("q1")).doesNotContainKey("ratingComment");
  }

  @Test
  void anAnswerThatIsNotThereIsNotRated() throws JsonProcessingException {
    handle("message/feedback-unknown-answer.json");

    assertThat(posted())
        .isEqualTo(
            JSON.readTree(
                """
                {"type":"error","id":"q9","code":"bad_request","retryable":false,
                 "message":"There is no answer with this id in the conversation: rate one that was completed."}
                """));
    assertThat(turn("q9")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"message/ask-hinted-en.json", "message/feedback-unknown-answer.json"})
  void aConnectionThatIsNotKnownMayNotDoAnything(String event) throws JsonProcessingException {
    connections.delete(CONNECTION);

    handle(event);

    assertThat(posted().path("code").asText()).isEqualTo("unauthorized");
    assertThat(posted().path("id").asText()).startsWith("q");
    assertThat(posted().path("message").asText())
        .isEqualTo("This connection is not known any more: connect again.");
    assertThat(lambda.calls()).isEmpty();
  }

  @Test
  void aConnectionWhoseTwoHoursAreOverIsNotKnownAnyMore() throws JsonProcessingException {
    connections.put(
        new Connection(
            CONNECTION,
            "guest:1",
            Optional.empty(),
            conversation,
            Optional.empty(),
            Instant.now().minus(Duration.ofHours(2))));

    handle("message/ask-hinted-en.json");

    assertThat(posted().path("code").asText()).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDeniedException",
    "404, ResourceNotFoundException",
    "500, ServiceException"
  })
  void anAskThatLambdaDoesNotTakeEndsInAnError(int status, String errorType)
      throws JsonProcessingException {
    lambda.failWith(status, errorType);

    handle("message/ask-hinted-en.json");

    assertThat(posted().path("code").asText()).isEqualTo("internal");
    assertThat(posted().path("id").asText()).isEqualTo("q1");
    assertThat(posted().path("retryable").asBoolean()).isTrue();
    assertThat(lines).hasSize(2);
    assertThat(JSON.readTree(lines.getFirst()).path("event").asText()).isEqualTo("frame.failed");
    assertThat(String.join("", lines)).doesNotContain("shipping");
  }

  @ParameterizedTest
  @ValueSource(strings = {"message/ping.json", "message/bad-json.json"})
  void aCustomerWhoHasLeftIsNoFailure(String event) throws JsonProcessingException {
    gateway.failWith(410, "GoneException");

    assertThatCode(() -> handle(event)).doesNotThrowAnyException();

    assertThat(JSON.readTree(lines.getLast()).path("event").asText()).isEqualTo("connection.gone");
  }

  @Test
  void aCustomerWhoLeavesWhileLambdaIsDownIsNoFailure() {
    gateway.failWith(410, "GoneException");
    lambda.failWith(403, "AccessDeniedException");

    assertThatCode(() -> handle("message/ask-hinted-en.json")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sesame",
        "{\"action\":\"Sesame\"}",
        "{\"action\":\"ask\",\"text\":\"Sesame\\u0007\"}",
        "{\"action\":\"ask\",\"text\":\"Sesame\",\"task\":\"Sesame\"}",
        "{\"action\":\"ask\",\"text\":\"Sesame\",\"id\":\"Sesame\\n\"}",
        "{\"action\":\"feedback\",\"id\":\"Sesame\",\"rating\":\"up\",\"comment\":\"Sesame\"}",
        "{\"Sesame\":\"Sesame\"",
        "{\"action\":\"ask\",\"text\":\"open\",\"Sesame\":NaN}"
      })
  void noLineHoldsACustomersWordsWhateverHappens(String body) {
    handle(saying(body));
    lambda.failWith(403, "AccessDeniedException");
    handle(saying(body));
    gateway.failWith(410, "GoneException");
    handle(saying(body));

    assertThat(lines).isNotEmpty().noneMatch(line -> line.contains("Sesame"));
  }

  @Test
  void theVariablesThatItReadsAreAllThatItNeeds() {
    Map<String, String> variables = new HashMap<>();
    MessageHandler.READS.forEach(variable -> variables.put(variable.name(), "http://name"));
    variables.put("AWS_REGION", "us-east-1");

    assertThat(new MessageHandler(Environment.of(variables), lines::add)).isNotNull();
  }

  private Environment environment() {
    Map<String, String> variables = new HashMap<>(dynamoDb.variables());
    variables.put("CASCADE_FUNCTION", "the-cascade");
    variables.put("AWS_ENDPOINT_URL_LAMBDA", lambda.endpoint());
    variables.put("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI", gateway.endpoint() + "/live");
    return Environment.of(variables);
  }

  private void handle(String event) {
    handle(WebSocketEvents.read(event));
  }

  private void handle(APIGatewayV2WebSocketEvent event) {
    assertThat(handler.handleRequest(event, null).getStatusCode()).isEqualTo(200);
  }

  private static APIGatewayV2WebSocketEvent saying(String body) {
    var event = WebSocketEvents.read("message/ping.json");
    event.setBody(body);
    return event;
  }

  private CascadeRequest handedOver() {
    assertThat(lambda.calls()).hasSize(1);
    return CascadeRequest.fromJson(lambda.calls().getFirst().body());
  }

  private JsonNode posted() throws JsonProcessingException {
    assertThat(gateway.calls()).hasSize(1);
    return JSON.readTree(gateway.calls().getFirst().body());
  }

  private JsonNode line() throws JsonProcessingException {
    assertThat(lines).hasSize(1);
    return JSON.readTree(lines.getFirst());
  }

  private void answered(String askId) {
    Map<String, AttributeValue> turn = new HashMap<>(ConversationItem.turnKey(conversation, askId));
    turn.put("tier", Items.string("haiku"));
    dynamoDb
        .client()
        .putItem(request -> request.tableName(dynamoDb.tableName(Table.CONVERSATIONS)).item(turn));
  }

  private Map<String, AttributeValue> turn(String askId) {
    return dynamoDb
        .client()
        .getItem(
            request ->
                request
                    .tableName(dynamoDb.tableName(Table.CONVERSATIONS))
                    .key(ConversationItem.turnKey(conversation, askId)))
        .item();
  }
}

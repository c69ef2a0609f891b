package dev.mangaassist.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.shared.tables.ConnectionTable;
import dev.mangaassist.shared.tables.ConnectionTable.Connection;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Items;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.wire.WebSocketEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConnectHandlerTest {
  private static final String CONNECTION = "VhZy6cQaoAMCIFw=";
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private static final DynamoDbLocalFixture dynamoDb = new DynamoDbLocalFixture();

  private final List<String> lines = new ArrayList<>();
  private final ConnectionTable connections =
      new ConnectionTable(
          dynamoDb.client(), dynamoDb.tableName(Table.CONNECTIONS), InstantSource.system());

  @AfterEach
  void disconnect() {
    connections.delete(CONNECTION);
  }

  @Test
  void anAllowedOriginIsLetInToAConversationOfItsOwn() {
    assertThat(connect("connect/allowed-origin.json")).isEqualTo(200);

    Connection connection = connections.find(CONNECTION).orElseThrow();
    assertThat(connection.origin()).contains("http://localhost:8080");
    assertThat(connection.user()).isEqualTo("guest:" + connection.conversationId());
    assertThat(connection.resumeSecret()).isPresent();
    assertThat(lines).isEmpty();
  }

  @Test
  void theConnectionEndsTwoHoursAfterItBegan() {
    Instant before = Instant.now();
    connect("connect/allowed-origin.json");
    Instant after = Instant.now();

    assertThat(
            Items.requiredNumber(
                dynamoDb
                    .client()
                    .getItem(
                        request ->
                            request
                                .tableName(dynamoDb.tableName(Table.CONNECTIONS))
                                .key(Map.of("connectionId", Items.string(CONNECTION))))
                    .item(),
                Table.TTL_ATTRIBUTE))
        .isBetween(
            before.plus(Duration.ofHours(2)).getEpochSecond(),
            after.plus(Duration.ofHours(2)).getEpochSecond());
  }

  @ParameterizedTest
  @CsvSource({
    "connect/refused-origin.json, origin",
    "connect/missing-origin.json, origin",
    "connect/unknown-conversation.json, conversation"
  })
  void whoeverMayNotEnterIsRefusedAndCounted(String event, String reason)
      throws JsonProcessingException {
    assertThat(connect(event)).isEqualTo(403);

    assertThat(connections.find(CONNECTION)).isEmpty();
    assertThat(lines).hasSize(1);
    JsonNode line = JSON.readTree(lines.getFirst());
    assertThat(line.path("event").asText()).isEqualTo("connection.refused");
    assertThat(line.path("reason").asText()).isEqualTo(reason);
    assertThat(line.path("ConnectionsRefused").asInt()).isEqualTo(1);
    assertThat(line.path("connection").asText()).isEqualTo(CONNECTION);
  }

  @Test
  void aMissingOriginIsLetInWhereThatIsAllowed() {
    var event = WebSocketEvents.read("connect/missing-origin.json");

    assertThat(handle(handler("http://localhost:8080", "true"), event)).isEqualTo(200);
    assertThat(connections.find(CONNECTION).orElseThrow().origin()).isEmpty();
  }

  @Test
  void withoutAListOfOriginsEverybodyIsLetIn() {
    var event = WebSocketEvents.read("connect/refused-origin.json");

    assertThat(handle(handler("", "false"), event)).isEqualTo(200);
  }

  @Test
  void theOriginsHeaderMayBeWrittenInAnyCase() {
    var event = WebSocketEvents.read("connect/missing-origin.json");
    event.setHeaders(Map.of("origin", "HTTP://LOCALHOST:8080"));

    assertThat(connect(event)).isEqualTo(200);
  }

  @Test
  void anEventWithoutHeadersIsOneWithoutAnOrigin() {
    var event = WebSocketEvents.read("connect/missing-origin.json");
    event.setHeaders(null);

    assertThat(connect(event)).isEqualTo(403);
  }

  @Test
  void aGuestTakesItsConversationUpAgain() {
    connect("connect/allowed-origin.json");
    Connection first = connections.find(CONNECTION).orElseThrow();
    connections.delete(CONNECTION);

    assertThat(connect(resuming(first.conversationId(), first.resumeSecret().orElseThrow())))
        .isEqualTo(200);

    Connection second = connections.find(CONNECTION).orElseThrow();
    assertThat(second.conversationId()).isEqualTo(first.conversationId());
    assertThat(second.user()).isEqualTo(first.user());
    assertThat(second.resumeSecret()).isEmpty();
  }

  @Test
  void aConversationIsNotTakenUpWithoutItsOwnSecret() {
    connect("connect/allowed-origin.json");
    Connection mine = connections.find(CONNECTION).orElseThrow();
    String secret = mine.resumeSecret().orElseThrow();
    connections.delete(CONNECTION);

    assertThat(connect(resuming(mine.conversationId(), null))).isEqualTo(403);
    assertThat(connect(resuming(null, secret))).isEqualTo(403);
    assertThat(connect(resuming(mine.conversationId(), ""))).isEqualTo(403);
    assertThat(connect(resuming("", ""))).isEqualTo(403);
    assertThat(connect(resuming(mine.conversationId(), secret + "A"))).isEqualTo(403);
    assertThat(connect(resuming(mine.conversationId(), "B".repeat(65)))).isEqualTo(403);
    assertThat(connect(resuming("A".repeat(100_000), secret))).isEqualTo(403);
    assertThat(connections.find(CONNECTION)).isEmpty();
    assertThat(String.join("", lines)).doesNotContain(secret).doesNotContain("BBBB");
  }

  @Test
  void theResponseIsWhatApiGatewayReads() throws JsonProcessingException {
    RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> handler =
        handler("http://localhost:8080", "false");

    var response = handler.handleRequest(WebSocketEvents.read("connect/refused-origin.json"), null);

    assertThat(JSON.readTree(WebSocketEvents.write(response)).path("statusCode").asInt())
        .isEqualTo(403);
  }

  @Test
  void aFunctionThatIsNotConfiguredSaysWhatIsMissing() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new ConnectHandler(
                    Environment.of(
                        Map.of(
                            "AWS_REGION", "us-east-1",
                            "ALLOW_MISSING_ORIGIN", "false")),
                    lines::add))
        .withMessageContaining("CONVERSATIONS_TABLE");
  }

  @Test
  void theVariablesThatItReadsAreAllThatItNeeds() {
    Map<String, String> variables = new HashMap<>();
    ConnectHandler.READS.forEach(variable -> variables.put(variable.name(), "name"));
    variables.put(Variable.ALLOW_MISSING_ORIGIN.name(), "false");
    variables.put("AWS_REGION", "us-east-1");

    assertThat(new ConnectHandler(Environment.of(variables), lines::add)).isNotNull();
  }

  private static APIGatewayV2WebSocketEvent resuming(
      @Nullable String conversation, @Nullable String secret) {
    var event = WebSocketEvents.read("connect/allowed-origin.json");
    Map<String, String> parameters = new HashMap<>();
    Optional.ofNullable(conversation).ifPresent(value -> parameters.put("conversation", value));
    Optional.ofNullable(secret).ifPresent(value -> parameters.put("resume", value));
    event.setQueryStringParameters(parameters);
    return event;
  }

  private int connect(String event) {
    return connect(WebSocketEvents.read(event));
  }

  private int connect(APIGatewayV2WebSocketEvent event) {
    return handle(handler("http://localhost:8080, https://store.example", "false"), event);
  }

  private ConnectHandler handler(String allowedOrigins, String allowMissing) {
    Map<String, String> variables = new HashMap<>(dynamoDb.variables());
    variables.put("ALLOWED_ORIGINS", allowedOrigins);
    variables.put("ALLOW_MISSING_ORIGIN", allowMissing);
    return new ConnectHandler(Environment.of(variables), lines::add);
  }

  private static int handle(
      RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> handler,
      APIGatewayV2WebSocketEvent event) {
    return handler.handleRequest(event, null).getStatusCode();
  }
}

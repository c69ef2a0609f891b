package dev.mangaassist.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.tables.ConnectionTable;
import dev.mangaassist.shared.tables.ConnectionTable.Connection;
import dev.mangaassist.shared.tables.ConversationItem;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Items;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.wire.CascadeRequest;
import dev.mangaassist.shared.wire.WebSocketEvents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The deployed handler between DynamoDB Local and stand-ins for Lambda and API Gateway. */
final class MessageFixture implements AutoCloseable {
  static final String CONNECTION = "VhZy6cQaoAMCIFw=";

  static final Instant ANSWERED_AT = Instant.parse("2026-11-25T04:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DynamoDbLocalFixture dynamoDb;
  private final Outside lambda = new Outside(202);
  private final Outside gateway = new Outside(200);

  /** One for each test, so that no test sees another's turns. */
  private final String conversation = UUID.randomUUID().toString();

  private final List<String> lines = new ArrayList<>();
  private final ConnectionTable connections;
  private final RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> handler;

  MessageFixture(DynamoDbLocalFixture dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.connections =
        new ConnectionTable(
            dynamoDb.client(), dynamoDb.tableName(Table.CONNECTIONS), InstantSource.system());
    this.handler = new MessageHandler(environment(dynamoDb), lines::add);
    connections.put(
        new Connection(
            CONNECTION,
            "guest:1",
            Optional.empty(),
            conversation,
            Optional.of("the secret"),
            Instant.now()));
  }

  Outside lambda() {
    return lambda;
  }

  Outside gateway() {
    return gateway;
  }

  ConnectionTable connections() {
    return connections;
  }

  String conversation() {
    return conversation;
  }

  List<String> lines() {
    return lines;
  }

  void handle(String event) {
    handle(WebSocketEvents.read(event));
  }

  void handle(APIGatewayV2WebSocketEvent event) {
    assertThat(handler.handleRequest(event, null).getStatusCode()).isEqualTo(200);
  }

  static APIGatewayV2WebSocketEvent saying(String body) {
    var event = WebSocketEvents.read("message/ping.json");
    event.setBody(body);
    return event;
  }

  CascadeRequest handedOver() {
    assertThat(lambda.calls()).hasSize(1);
    return CascadeRequest.fromJson(lambda.calls().getFirst().body());
  }

  JsonNode posted() throws JsonProcessingException {
    assertThat(gateway.calls()).hasSize(1);
    return JSON.readTree(gateway.calls().getFirst().body());
  }

  JsonNode line() throws JsonProcessingException {
    assertThat(lines).hasSize(1);
    return JSON.readTree(lines.getFirst());
  }

  void answered(String askId) {
    Map<String, AttributeValue> turn = new HashMap<>(ConversationItem.turnKey(conversation, askId));
    turn.put("tier", Items.string("haiku"));
    turn.put("task", Items.string("faq"));
    turn.put("lang", Items.string("ja"));
    turn.put("confidence", Items.string("0.85"));
    turn.put("at", Items.string(ANSWERED_AT.toString()));
    dynamoDb
        .client()
        .putItem(request -> request.tableName(dynamoDb.tableName(Table.CONVERSATIONS)).item(turn));
  }

  Map<String, AttributeValue> turn(String askId) {
    return dynamoDb
        .client()
        .getItem(
            request ->
                request
                    .tableName(dynamoDb.tableName(Table.CONVERSATIONS))
                    .key(ConversationItem.turnKey(conversation, askId)))
        .item();
  }

  /** The ratings of this conversation's answers. */
  List<Map<String, AttributeValue>> ratings() {
    return dynamoDb
        .client()
        .query(
            request ->
                request
                    .tableName(dynamoDb.tableName(Table.SAMPLES))
                    .keyConditionExpression("#group = :group AND begins_with(#item, :rated)")
                    .expressionAttributeNames(Map.of("#group", "group", "#item", "item"))
                    .expressionAttributeValues(
                        Map.of(":group", Items.string("faq#ja"), ":rated", Items.string("rated#"))))
        .items();
  }

  /** Forgets what an earlier test rated. */
  void forgetRatings() {
    for (Map<String, AttributeValue> rating : ratings()) {
      dynamoDb
          .client()
          .deleteItem(
              request ->
                  request
                      .tableName(dynamoDb.tableName(Table.SAMPLES))
                      .key(
                          Map.of(
                              "group",
                              Items.string("faq#ja"),
                              "item",
                              Items.string(Items.requiredString(rating, "item")))));
    }
  }

  private Environment environment(DynamoDbLocalFixture dynamoDb) {
    Map<String, String> variables = new HashMap<>(dynamoDb.variables());
    variables.put("CASCADE_FUNCTION", "the-cascade");
    variables.put("AWS_ENDPOINT_URL_LAMBDA", lambda.endpoint());
    variables.put("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI", gateway.endpoint() + "/live");
    return Environment.of(variables);
  }

  @Override
  public void close() {
    lambda.close();
    gateway.close();
  }
}

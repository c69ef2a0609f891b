package dev.mangaassist.disconnect;

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
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.wire.WebSocketEvents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class DisconnectHandlerTest {
  private static final String CONNECTION = "VhZy6cQaoAMCIFw=";
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private static final DynamoDbLocalFixture dynamoDb = new DynamoDbLocalFixture();

  private final List<String> lines = new ArrayList<>();
  private final ConnectionTable connections =
      new ConnectionTable(
          dynamoDb.client(), dynamoDb.tableName(Table.CONNECTIONS), InstantSource.system());
  private final RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> handler =
      new DisconnectHandler(Environment.of(dynamoDb.variables()), lines::add);

  @Test
  void theConnectionIsForgottenAndNoOther() throws JsonProcessingException {
    connections.put(connection(CONNECTION));
    connections.put(connection("another"));

    assertThat(disconnect().path("statusCode").asInt()).isEqualTo(200);

    assertThat(connections.find(CONNECTION)).isEmpty();
    assertThat(connections.find("another")).isPresent();
    assertThat(lines).hasSize(1);
    assertThat(JSON.readTree(lines.getFirst()).path("event").asText())
        .isEqualTo("connection.closed");
    assertThat(JSON.readTree(lines.getFirst()).path("connection").asText()).isEqualTo(CONNECTION);
  }

  @Test
  void aConnectionThatIsNotKnownIsNoFailure() throws JsonProcessingException {
    assertThat(disconnect().path("statusCode").asInt()).isEqualTo(200);
    assertThat(disconnect().path("statusCode").asInt()).isEqualTo(200);
  }

  private JsonNode disconnect() throws JsonProcessingException {
    return JSON.readTree(
        WebSocketEvents.write(
            handler.handleRequest(WebSocketEvents.read("disconnect/closed.json"), null)));
  }

  private static Connection connection(String id) {
    return new Connection(id, "guest:c", Optional.empty(), "c", Optional.empty(), Instant.now());
  }
}

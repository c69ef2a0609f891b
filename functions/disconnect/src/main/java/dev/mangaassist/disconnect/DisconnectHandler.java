package dev.mangaassist.disconnect;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.shared.tables.ConnectionTable;
import dev.mangaassist.shared.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Handles $disconnect: forgets the connection. API Gateway calls it at its best effort; what it
 * misses ends with its time to live.
 */
public final class DisconnectHandler
    implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

  /** The environment variables that this function reads. */
  public static final Set<Variable> READS = Set.of(Variable.CONNECTIONS_TABLE);

  private final ConnectionTable connections;
  private final Telemetry telemetry;

  /** As Lambda makes it. */
  public DisconnectHandler() {
    this(Environment.ofSystem(), System.out::println);
  }

  /**
   * @param lines takes the lines of the log
   */
  public DisconnectHandler(Environment environment, Consumer<String> lines) {
    this.connections =
        new ConnectionTable(
            AwsClients.dynamoDb(environment),
            environment.required(Variable.CONNECTIONS_TABLE),
            InstantSource.system());
    this.telemetry = new Telemetry("disconnect", lines, InstantSource.system());
  }

  @Override
  public APIGatewayV2WebSocketResponse handleRequest(
      APIGatewayV2WebSocketEvent event, Context context) {
    String connectionId = event.getRequestContext().getConnectionId();
    connections.delete(connectionId);
    telemetry.info("connection.closed", Map.of("connection", connectionId));
    var response = new APIGatewayV2WebSocketResponse();
    response.setStatusCode(200);
    return response;
  }
}

package dev.mangaassist.connect;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import dev.mangaassist.connect.Admission.Visitor;
import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.shared.tables.ConnectionTable;
import dev.mangaassist.shared.telemetry.Telemetry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Handles $connect: 200 lets the client in, 403 does not. A client takes up its conversation with
 * the query parameters {@code conversation} and {@code resume}, which it was told in an {@code
 * accepted} frame; without them it begins one.
 */
public final class ConnectHandler
    implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

  /** The environment variables that this function reads. */
  public static final Set<Variable> READS =
      Set.copyOf(
          EnumSet.of(
              Variable.CONNECTIONS_TABLE,
              Variable.CONVERSATIONS_TABLE,
              Variable.ALLOWED_ORIGINS,
              Variable.ALLOW_MISSING_ORIGIN));

  private final Admission admission;

  /** As Lambda makes it. */
  public ConnectHandler() {
    this(Environment.ofSystem(), System.out::println);
  }

  /**
   * @param lines takes the lines of the metrics and the log
   */
  public ConnectHandler(Environment environment, Consumer<String> lines) {
    Clock clock = Clock.systemUTC();
    DynamoDbClient dynamoDb = AwsClients.dynamoDb(environment);
    this.admission =
        new Admission(
            new OriginPolicy(
                environment.list(Variable.ALLOWED_ORIGINS),
                environment.flag(Variable.ALLOW_MISSING_ORIGIN)),
            new Conversations(
                dynamoDb,
                environment.required(Variable.CONVERSATIONS_TABLE),
                clock,
                new SecureRandom()),
            new ConnectionTable(dynamoDb, environment.required(Variable.CONNECTIONS_TABLE), clock),
            clock,
            new Telemetry("connect", lines, clock));
  }

  @Override
  public APIGatewayV2WebSocketResponse handleRequest(
      APIGatewayV2WebSocketEvent event, Context context) {
    boolean admitted =
        admission.admit(
            new Visitor(
                event.getRequestContext().getConnectionId(),
                header(event.getHeaders(), "Origin"),
                parameter(event.getQueryStringParameters(), "conversation"),
                parameter(event.getQueryStringParameters(), "resume")));
    var response = new APIGatewayV2WebSocketResponse();
    response.setStatusCode(admitted ? 200 : 403);
    return response;
  }

  private static Optional<String> header(@Nullable Map<String, String> headers, String name) {
    return headers == null
        ? Optional.empty()
        : headers.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  private static Optional<String> parameter(@Nullable Map<String, String> parameters, String name) {
    return parameters == null ? Optional.empty() : Optional.ofNullable(parameters.get(name));
  }
}

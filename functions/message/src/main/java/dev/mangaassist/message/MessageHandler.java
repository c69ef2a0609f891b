package dev.mangaassist.message;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import dev.mangaassist.message.FrontDesk.Incoming;
import dev.mangaassist.shared.samples.SampleTable;
import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.shared.tables.ConnectionTable;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.wire.ConnectionPoster;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Handles $default: every message of a customer. It never calls a model. */
public final class MessageHandler
    implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

  /** The environment variables that this function reads. */
  public static final Set<Variable> READS =
      Set.copyOf(
          EnumSet.of(
              Variable.CONNECTIONS_TABLE,
              Variable.CONVERSATIONS_TABLE,
              Variable.SAMPLES_TABLE,
              Variable.CASCADE_FUNCTION,
              Variable.AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI));

  private final FrontDesk frontDesk;

  /** As Lambda makes it. */
  public MessageHandler() {
    this(Environment.ofSystem(), System.out::println);
  }

  /**
   * @param lines takes the lines of the metrics and the log
   */
  public MessageHandler(Environment environment, Consumer<String> lines) {
    Clock clock = Clock.systemUTC();
    DynamoDbClient dynamoDb = AwsClients.dynamoDb(environment);
    this.frontDesk =
        new FrontDesk(
            new ConnectionTable(dynamoDb, environment.required(Variable.CONNECTIONS_TABLE), clock),
            new Turns(dynamoDb, environment.required(Variable.CONVERSATIONS_TABLE), clock),
            new SampleTable(dynamoDb, environment.required(Variable.SAMPLES_TABLE)),
            new Cascade(
                AwsClients.configure(LambdaClient.builder(), environment, "LAMBDA")
                    .httpClient(AwsClients.httpClient())
                    .build(),
                environment.required(Variable.CASCADE_FUNCTION)),
            ConnectionPoster.of(environment),
            () -> UUID.randomUUID().toString(),
            new Telemetry("message", lines, clock));
  }

  @Override
  public APIGatewayV2WebSocketResponse handleRequest(
      APIGatewayV2WebSocketEvent event, Context context) {
    APIGatewayV2WebSocketEvent.RequestContext request = event.getRequestContext();
    frontDesk.handle(
        new Incoming(
            request.getConnectionId(),
            request.getRequestId(),
            event.isIsBase64Encoded()
                ? Optional.empty()
                : Optional.of(Optional.ofNullable(event.getBody()).orElse("")),
            Instant.ofEpochMilli(request.getRequestTimeEpoch())));
    var response = new APIGatewayV2WebSocketResponse();
    response.setStatusCode(200);
    return response;
  }
}

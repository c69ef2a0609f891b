package dev.mangaassist.cdk;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.aws_apigatewayv2_integrations.WebSocketLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/**
 * The WebSocket API and its stage. Routes are added once the functions exist: functions are told
 * the API's address, so the API comes first and knows nothing of them.
 */
final class ChatApi extends Construct {
  private final WebSocketApi api;
  private final WebSocketStage stage;

  /**
   * Properties of the API.
   *
   * @param stageName the last part of its address
   * @param messagesPerSecond how many messages, connects and disconnects a second it lets in,
   *     lastingly
   * @param burst how many it lets in at once
   */
  record Props(String stageName, int messagesPerSecond, int burst) {}

  /** What API Gateway calls a route by. */
  enum Route {
    CONNECT("$connect"),
    DISCONNECT("$disconnect"),
    DEFAULT("$default");

    private final String key;

    Route(String key) {
      this.key = key;
    }
  }

  ChatApi(Construct scope, String id, Props props) {
    super(scope, id);
    this.api =
        WebSocketApi.Builder.create(this, "WebSocket")
            .apiName("MangaAssist")
            .description("The chat of the manga store")
            .routeSelectionExpression("$request.body.action")
            .build();
    this.stage =
        WebSocketStage.Builder.create(this, "Stage")
            .webSocketApi(api)
            .stageName(props.stageName())
            .autoDeploy(true)
            .throttle(
                ThrottleSettings.builder()
                    .rateLimit(props.messagesPerSecond())
                    .burstLimit(props.burst())
                    .build())
            .build();
  }

  /** Sends a route's events to a function, by an integration and a permission of its own. */
  void route(Route route, IFunction function) {
    var integration = new WebSocketLambdaIntegration("Integration", function);
    api.addRoute(route.key, WebSocketRouteOptions.builder().integration(integration).build());
  }

  /** Where clients connect: {@code wss://...}. */
  String url() {
    return stage.getUrl();
  }

  /** Where functions post to connections: {@code https://...}. */
  String callbackUrl() {
    return stage.getCallbackUrl();
  }

  /** The ARN of a call of @connections, by an HTTP method, for any connection of this stage. */
  String connectionsArn(String method) {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("execute-api")
                .resource(api.getApiId())
                .resourceName(stage.getStageName() + "/" + method + "/@connections/*")
                .build());
  }
}

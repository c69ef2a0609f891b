package dev.mangaassist.template;

import static dev.mangaassist.template.CloudFormation.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The WebSocket API: its stage, and each route's own way to its own function. */
final class RouteChecks {
  private static final Map<String, String> FUNCTION_BY_ROUTE =
      Map.of(
          "$connect", "${FunctionsConnectFunction.Arn}",
          "$disconnect", "${FunctionsDisconnectFunction.Arn}",
          "$default", "${FunctionsMessageFunction.Arn}");

  private RouteChecks() {}

  static void check(CloudFormation template) {
    checkApi(template);
    checkStage(template);
    checkRoutes(template);
    checkPermissions(template);
  }

  private static void checkApi(CloudFormation template) {
    JsonNode api = template.properties("AWS::ApiGatewayV2::Api", "ApiWebSocket");
    assertThat(text(api.path("ProtocolType"))).isEqualTo("WEBSOCKET");
    assertThat(text(api.path("RouteSelectionExpression"))).isEqualTo("$request.body.action");
  }

  private static void checkStage(CloudFormation template) {
    JsonNode stage = template.properties("AWS::ApiGatewayV2::Stage", "ApiStage");
    assertThat(text(stage.path("ApiId"))).isEqualTo("${ApiWebSocket}");
    assertThat(text(stage.path("StageName"))).isEqualTo("live");
    assertThat(stage.path("AutoDeploy").asBoolean()).isTrue();
    assertThat(stage.path("DefaultRouteSettings").path("ThrottlingRateLimit").asInt())
        .isGreaterThanOrEqualTo(300);
    assertThat(stage.path("DefaultRouteSettings").path("ThrottlingBurstLimit").asInt())
        .isGreaterThanOrEqualTo(300);
  }

  private static void checkRoutes(CloudFormation template) {
    Map<String, String> integrations = new TreeMap<>();
    template
        .resources("AWS::ApiGatewayV2::Integration")
        .forEach(
            (id, resource) -> {
              JsonNode integration = resource.path("Properties");
              assertThat(text(integration.path("ApiId"))).isEqualTo("${ApiWebSocket}");
              assertThat(text(integration.path("IntegrationType"))).isEqualTo("AWS_PROXY");
              integrations.put(
                  "integrations/${" + CloudFormation.name(id) + "}",
                  text(integration.path("IntegrationUri")));
            });
    Map<String, String> uriByRoute = new TreeMap<>();
    template
        .resources("AWS::ApiGatewayV2::Route")
        .forEach(
            (id, resource) -> {
              JsonNode route = resource.path("Properties");
              assertThat(text(route.path("ApiId"))).isEqualTo("${ApiWebSocket}");
              assertThat(integrations).containsKey(text(route.path("Target")));
              uriByRoute.put(
                  text(route.path("RouteKey")),
                  integrations.getOrDefault(text(route.path("Target")), ""));
            });
    Map<String, String> expected = new TreeMap<>();
    FUNCTION_BY_ROUTE.forEach(
        (route, function) ->
            expected.put(
                route,
                "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/%s/invocations"
                    .formatted(function)));
    assertThat(uriByRoute).as("the function behind each route").isEqualTo(expected);
  }

  private static void checkPermissions(CloudFormation template) {
    Map<String, String> functionBySource = new TreeMap<>();
    template
        .resources("AWS::Lambda::Permission")
        .forEach(
            (id, resource) -> {
              JsonNode permission = resource.path("Properties");
              assertThat(text(permission.path("Action"))).isEqualTo("lambda:InvokeFunction");
              assertThat(text(permission.path("Principal"))).isEqualTo("apigateway.amazonaws.com");
              functionBySource.put(
                  text(permission.path("SourceArn")), text(permission.path("FunctionName")));
            });
    Map<String, String> expected = new TreeMap<>();
    FUNCTION_BY_ROUTE.forEach(
        (route, function) ->
            expected.put(
                "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${ApiWebSocket}/*"
                    + route,
                function));
    assertThat(functionBySource).as("the function that each route may invoke").isEqualTo(expected);
  }
}

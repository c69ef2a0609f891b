package dev.mangaassist.local.gateway;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** A gateway with its @connections API and the SDK's client of it. */
final class GatewayFixture implements AutoCloseable {
  final RecordingFunctions functions = new RecordingFunctions();
  final Connections connections = new Connections();
  final ConnectionsApi api;
  final WebSocketGateway gateway;
  final ApiGatewayManagementApiClient client;

  GatewayFixture() {
    this(GatewayLimits.API_GATEWAY);
  }

  GatewayFixture(GatewayLimits limits) {
    api = ConnectionsApi.start(connections, limits);
    gateway =
        WebSocketGateway.start(
            0,
            RecordingFunctions.ROUTES,
            functions,
            connections,
            limits,
            InstantSource.system(),
            pages -> {});
    client =
        ApiGatewayManagementApiClient.builder()
            .endpointOverride(api.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  static GatewayLimits limits(Duration idle, Duration lifetime) {
    return new GatewayLimits(128 * 1024, 32 * 1024, idle, lifetime);
  }

  URI uri() {
    return gateway.uri();
  }

  /** Opens a connection. */
  TestSocket open() {
    return TestSocket.open(uri());
  }

  /** The id of the connection that was opened last, once it can be posted to. */
  String nextConnectionId() throws InterruptedException {
    String id = functions.nextEvent("connect").at("/requestContext/connectionId").asText();
    await().until(() -> isOpen(id));
    return id;
  }

  private boolean isOpen(String id) {
    return connections.all().stream().anyMatch(connection -> connection.id().equals(id));
  }

  void post(String id, String text) {
    client.postToConnection(
        request -> request.connectionId(id).data(SdkBytes.fromUtf8String(text)));
  }

  @Override
  public void close() {
    client.close();
    gateway.close();
    api.close();
  }
}

package dev.mangaassist.shared.wire;

import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import java.net.HttpURLConnection;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/**
 * Posts frames to customers by API Gateway's @connections API. A post that has returned was
 * delivered to the connection; posts that are not awaited may overtake each other. Safe for use by
 * several threads.
 */
public final class ConnectionPoster {
  private final ApiGatewayManagementApiClient api;

  public ConnectionPoster(ApiGatewayManagementApiClient api) {
    this.api = api;
  }

  /** A poster to the API whose stage the environment names. */
  public static ConnectionPoster of(Environment environment) {
    return new ConnectionPoster(
        AwsClients.configure(
                ApiGatewayManagementApiClient.builder(), environment, "APIGATEWAYMANAGEMENTAPI")
            .httpClient(AwsClients.httpClient())
            .build());
  }

  /**
   * Posts one frame and waits until it is delivered.
   *
   * @throws ConnectionGoneException if the customer has left
   */
  public void post(String connectionId, ServerFrame frame) {
    try {
      api.postToConnection(
          request ->
              request.connectionId(connectionId).data(SdkBytes.fromUtf8String(frame.toJson())));
    } catch (AwsServiceException e) {
      throw isGone(e) ? new ConnectionGoneException(e) : e;
    }
  }

  /** Whether the customer is still connected. */
  public boolean isOpen(String connectionId) {
    try {
      api.getConnection(request -> request.connectionId(connectionId));
      return true;
    } catch (AwsServiceException e) {
      if (isGone(e)) {
        return false;
      }
      throw e;
    }
  }

  /** By its status: whether the type comes with it does not matter. */
  private static boolean isGone(AwsServiceException failure) {
    return failure.statusCode() == HttpURLConnection.HTTP_GONE;
  }
}

package dev.mangaassist.shared.settings;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Builds AWS clients from an {@link Environment}: its {@code AWS_REGION}, and its {@code
 * AWS_ENDPOINT_URL_<SERVICE>} as the SDK itself reads it, so that several systems, each with
 * endpoints of its own, can live in one process. Credentials come from the default provider chain.
 */
public final class AwsClients {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

  /** A table that does not answer for so long, retries included, is out of reach. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(8);

  private AwsClients() {}

  /**
   * Applies region and endpoint to a client's builder.
   *
   * @param service the service as in {@code AWS_ENDPOINT_URL_<SERVICE>}, for example {@code LAMBDA}
   */
  public static <B extends AwsClientBuilder<B, C>, C> B configure(
      B builder, Environment environment, String service) {
    environment.value("AWS_REGION").map(Region::of).ifPresent(builder::region);
    environment
        .value("AWS_ENDPOINT_URL_" + service)
        .map(URI::create)
        .ifPresent(builder::endpointOverride);
    return builder;
  }

  /**
   * The HTTP client of every synchronous AWS client here: the JDK's own, small and quick to load.
   */
  public static SdkHttpClient httpClient() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT_TIMEOUT)
        .socketTimeout(READ_TIMEOUT)
        .build();
  }

  public static DynamoDbClient dynamoDb(Environment environment) {
    return configure(DynamoDbClient.builder(), environment, "DYNAMODB")
        .httpClient(httpClient())
        .overrideConfiguration(configuration -> configuration.apiCallTimeout(CALL_TIMEOUT))
        .build();
  }
}

package dev.mangaassist.local.deployment;

import dev.mangaassist.shared.settings.AwsClients;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * A MangaAssist that runs, on this machine or on AWS, as the command line reaches it.
 *
 * @param name what it is, for people, such as {@code the stack 'MangaAssist' in us-east-1}
 * @param configTable the table of its configuration
 * @param tunerFunction the function that tunes it
 * @param dynamoDb where DynamoDB is; Amazon's own if empty
 * @param lambda where Lambda is; Amazon's own if empty
 */
public record Deployment(
    String name,
    String configTable,
    String tunerFunction,
    Region region,
    Optional<URI> dynamoDb,
    Optional<URI> lambda,
    AwsCredentialsProvider credentials) {

  private static final Duration TABLE_TIMEOUT = Duration.ofSeconds(8);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** Longer than any function of ours may run. */
  private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(60);

  /** A client of its tables; the caller closes it. */
  public DynamoDbClient tables() {
    return configure(DynamoDbClient.builder(), dynamoDb)
        .httpClient(AwsClients.httpClient())
        .overrideConfiguration(configuration -> configuration.apiCallTimeout(TABLE_TIMEOUT))
        .build();
  }

  /** A client of its functions, which calls each once only; the caller closes it. */
  public LambdaClient functions() {
    return configure(LambdaClient.builder(), lambda)
        .httpClient(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(FUNCTION_TIMEOUT)
                .build())
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(retries -> retries.maxAttempts(1)))
        .build();
  }

  private <B extends AwsClientBuilder<B, C>, C> B configure(B builder, Optional<URI> endpoint) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder.region(region).credentialsProvider(credentials);
  }
}

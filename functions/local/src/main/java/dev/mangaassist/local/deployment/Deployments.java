package dev.mangaassist.local.deployment;

import dev.mangaassist.shared.settings.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Finds deployments: a {@code serve} on this machine by its port, a stack by its name. */
public final class Deployments {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The stand-ins take any. */
  private static final AwsCredentialsProvider MADE_UP =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final Environment environment;
  private final AwsCredentialsProvider credentials;
  private final AwsRegionProvider regions;

  /**
   * Finds by what is given instead of this process's own.
   *
   * @param environment names endpoints other than Amazon's, as {@code AWS_ENDPOINT_URL_<SERVICE>}
   */
  public Deployments(
      Environment environment, AwsCredentialsProvider credentials, AwsRegionProvider regions) {
    this.environment = environment;
    this.credentials = credentials;
    this.regions = regions;
  }

  /** With the credentials, region and endpoints of this process's environment, as the AWS CLI. */
  public static Deployments ofEnvironment() {
    return new Deployments(
        Environment.ofSystem(),
        DefaultCredentialsProvider.builder().build(),
        DefaultAwsRegionProviderChain.builder().build());
  }

  /**
   * The {@code serve} whose page is on a port of this machine.
   *
   * @throws DeploymentException if none runs there
   */
  public Deployment local(int port) {
    RunningSystem running = ask(port);
    return new Deployment(
        "the system on port " + port + " of this machine",
        running.configTable(),
        running.tunerFunction(),
        Region.of(running.region()),
        Optional.of(running.dynamoDb()),
        Optional.of(running.lambda()),
        MADE_UP);
  }

  private static RunningSystem ask(int port) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + RunningSystem.PATH))
            .timeout(PATIENCE)
            .build();
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      return RunningSystem.fromJson(answer.body())
          .filter(running -> answer.statusCode() == 200)
          .orElseThrow(
              () ->
                  new DeploymentException(
                      "What answers on port %d of this machine is not MangaAssist: name the port of its page with --port."
                          .formatted(port)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw nothingRuns(port, e);
    } catch (IOException e) {
      throw nothingRuns(port, e);
    }
  }

  private static DeploymentException nothingRuns(int port, Exception cause) {
    return new DeploymentException(
        "No MangaAssist answers on port %d of this machine: start one with 'serve --port %d', or name the port of one that runs with --port."
            .formatted(port, port),
        cause);
  }

  /**
   * The deployment of a CloudFormation stack, by its outputs.
   *
   * @throws DeploymentException if there are no credentials or no region, or no such stack, or it
   *     is none of ours
   */
  public Deployment stack(String name) {
    Region region = region();
    Stack stack = new Stack(name, region, credentials, endpoint("CLOUDFORMATION"));
    StackOutputs outputs = stack.outputs();
    return new Deployment(
        stack.words(),
        outputs.required("ConfigTableName"),
        outputs.required("TunerFunctionName"),
        region,
        endpoint("DYNAMODB"),
        endpoint("LAMBDA"),
        credentials);
  }

  private Region region() {
    try {
      return regions.getRegion();
    } catch (SdkClientException e) {
      throw new DeploymentException(
          "There is no AWS region: set AWS_REGION, such as us-east-1, or AWS_PROFILE.", e);
    }
  }

  private Optional<URI> endpoint(String service) {
    return environment.value("AWS_ENDPOINT_URL_" + service).map(URI::create);
  }
}

package dev.mangaassist.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.mangaassist.shared.settings.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

final class DeploymentsTest {
  private static final AwsCredentialsProvider SOMEBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"));
  private static final AwsRegionProvider OREGON = () -> Region.US_WEST_2;
  private static final Map<String, String> OUTPUTS =
      Map.of("ConfigTableName", "the-table", "TunerFunctionName", "the-tuner:live");

  @AutoClose private final CloudFormationOnTheWire cloudFormation = new CloudFormationOnTheWire();

  @Test
  void aStackIsFoundByItsNameAndKnownByItsOutputs() {
    cloudFormation.with("Shop", OUTPUTS);

    Deployment found = deployments(SOMEBODY, OREGON).stack("Shop");

    assertThat(found)
        .isEqualTo(
            new Deployment(
                "the stack 'Shop' in us-west-2",
                "the-table",
                "the-tuner:live",
                Region.US_WEST_2,
                Optional.empty(),
                Optional.empty(),
                SOMEBODY));
    assertThat(cloudFormation.requests)
        .singleElement()
        .satisfies(
            form ->
                assertThat(form)
                    .containsEntry("Action", "DescribeStacks")
                    .containsEntry("StackName", "Shop"));
  }

  @Test
  void aStackThatIsNotThereIsTold() {
    assertThatFails(() -> deployments(SOMEBODY, OREGON).stack("Shop"))
        .withMessageStartingWith("There is no stack 'Shop' in us-west-2, in the account");
  }

  @Test
  void aStackOfAnotherKindIsTold() {
    cloudFormation.with("Shop", Map.of("ConfigTableName", "the-table"));

    assertThatFails(() -> deployments(SOMEBODY, OREGON).stack("Shop"))
        .withMessage(
            "The stack 'Shop' in us-west-2 (CREATE_COMPLETE) has no output TunerFunctionName: is it"
                + " MangaAssist's, and deployed to the end?");
  }

  @Test
  void whatCloudFormationRefusesIsToldInItsWords() {
    cloudFormation.refusing(
        "ExpiredToken", "The security token included in the request is expired");

    assertThatFails(() -> deployments(SOMEBODY, OREGON).stack("Shop"))
        .withMessage(
            "CloudFormation in us-west-2 refused to tell of the stack 'Shop': The security token"
                + " included in the request is expired (ExpiredToken)");
  }

  @Test
  void withoutCredentialsNothingIsAskedAndTheNeedIsTold() {
    AwsCredentialsProvider none = ProfileCredentialsProvider.create("no-such-profile");

    assertThatFails(() -> deployments(none, OREGON).stack("Shop"))
        .withMessageStartingWith("There are no AWS credentials: set AWS_PROFILE, or");
    assertThat(cloudFormation.requests).isEmpty();
  }

  @Test
  void withoutARegionTheNeedIsTold() {
    AwsRegionProvider none =
        () -> {
          throw SdkClientException.create("Unable to load region from any of the providers");
        };

    assertThatFails(() -> deployments(SOMEBODY, none).stack("Shop"))
        .withMessage("There is no AWS region: set AWS_REGION, such as us-east-1, or AWS_PROFILE.");
  }

  @Test
  void aCloudFormationThatIsOutOfReachIsTold() throws IOException {
    URI nowhere = URI.create("http://127.0.0.1:" + freePort());

    assertThatFails(
            () ->
                new Deployments(
                        Environment.of(
                            Map.of("AWS_ENDPOINT_URL_CLOUDFORMATION", nowhere.toString())),
                        SOMEBODY,
                        OREGON)
                    .stack("Shop"))
        .withMessageStartingWith("CloudFormation in us-west-2 is out of reach: ");
  }

  @Test
  void wherePortAndMachineAreSilentItIsToldHowToStartOne() throws IOException {
    int port = freePort();

    assertThatFails(() -> deployments(SOMEBODY, OREGON).local(port))
        .withMessage(
            "No MangaAssist answers on port %d of this machine: start one with 'serve --port %d',"
                + " or name the port of one that runs with --port.",
            port, port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "{}",
        "{\"region\":\"r\",\"configTable\":\"c\",\"tunerFunction\":\"t\","
            + "\"dynamoDb\":\"http://127.0.0.1:1\",\"lambda\":\"http://example.com\"}",
        "{\"region\":\"r\",\"configTable\":\"c\",\"tunerFunction\":\"t\","
            + "\"dynamoDb\":\"http://127.0.0.1:1\",\"lambda\":\"file:///tmp\"}"
      })
  void whatElseAnswersOnThePortIsNotFollowed(String answer) throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    other.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    other.start();
    int port = other.getAddress().getPort();
    try {
      assertThatFails(() -> deployments(SOMEBODY, OREGON).local(port))
          .withMessage(
              "What answers on port %d of this machine is not MangaAssist: name the port of its"
                  + " page with --port.",
              port);
    } finally {
      other.stop(0);
    }
  }

  private Deployments deployments(AwsCredentialsProvider credentials, AwsRegionProvider regions) {
    return new Deployments(
        Environment.of(
            Map.of("AWS_ENDPOINT_URL_CLOUDFORMATION", cloudFormation.endpoint().toString())),
        credentials,
        regions);
  }

  private static ThrowableAssertAlternative<DeploymentException> assertThatFails(
      ThrowingCallable search) {
    return assertThatExceptionOfType(DeploymentException.class).isThrownBy(search);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

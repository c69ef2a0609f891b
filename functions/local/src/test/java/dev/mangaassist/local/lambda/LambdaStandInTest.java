package dev.mangaassist.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

final class LambdaStandInTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final List<UndeliveredEvent> undelivered = new CopyOnWriteArrayList<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final LambdaStandIn lambda = start(new AsyncPolicy(MINUTE, 1, Duration.ofMillis(1)));
  private final LambdaClient client =
      LambdaClient.builder()
          .endpointOverride(lambda.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .httpClient(UrlConnectionHttpClient.create())
          .build();

  private LambdaStandIn start(AsyncPolicy policy) {
    return LambdaStandIn.start(policy, InstantSource.system(), log::add, undelivered::add);
  }

  @AfterEach
  void stop() {
    client.close();
    lambda.close();
  }

  @Test
  void synchronousInvocationReturnsWhatTheFunctionWrote() {
    add("echo", MINUTE, (in, out, context) -> in.transferTo(out));

    InvokeResponse response = invoke("echo", "{\"漫画\":1}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isNull();
    assertThat(response.payload().asUtf8String()).isEqualTo("{\"漫画\":1}");
  }

  @Test
  void functionIsFoundByArnAndAlias() {
    add("echo", MINUTE, (in, out, context) -> in.transferTo(out));

    String arn = "arn:aws:lambda:eu-central-1:123456789012:function:echo";
    assertThat(invoke(arn, "1").payload().asUtf8String()).isEqualTo("1");
    assertThat(invoke(arn + ":live", "2").payload().asUtf8String()).isEqualTo("2");
    assertThat(invoke("echo:live", "3").payload().asUtf8String()).isEqualTo("3");
  }

  @Test
  void eventsAndResponsesPassThroughLambdasSerializer() {
    lambda.add(
        LocalFunction.typed(
            new FunctionSettings("typed", 512, MINUTE),
            (APIGatewayV2WebSocketEvent event, Context context) -> {
              APIGatewayV2WebSocketResponse response = new APIGatewayV2WebSocketResponse();
              response.setStatusCode(200);
              response.setHeaders(
                  Map.of("Connection", event.getRequestContext().getConnectionId()));
              response.setBody(event.getBody() + event.getRequestContext().getRequestTimeEpoch());
              return response;
            },
            APIGatewayV2WebSocketEvent.class,
            APIGatewayV2WebSocketResponse.class));

    String response =
        invoke(
                "typed",
                """
                {"requestContext":{"connectionId":"c=","requestTimeEpoch":1700000000000,
                "identity":{"sourceIp":"127.0.0.1"},"aFieldOfTomorrow":{}},"body":"hi",
                "isBase64Encoded":false}""")
            .payload()
            .asUtf8String();

    assertThat(response)
        .contains("\"statusCode\":200")
        .contains("\"Connection\":\"c=\"")
        .contains("\"body\":\"hi1700000000000\"");
  }

  @Test
  void contextTellsOfTheFunction() {
    add(
        "curious",
        Duration.ofSeconds(29),
        (in, out, context) ->
            write(
                out,
                "\"%s %s %d %d %b\""
                    .formatted(
                        context.getFunctionName(),
                        context.getInvokedFunctionArn(),
                        context.getMemoryLimitInMB(),
                        context.getRemainingTimeInMillis() / 10_000,
                        context.getAwsRequestId().isEmpty())));

    assertThat(invoke("curious", "{}").payload().asUtf8String())
        .isEqualTo(
            "\"curious arn:aws:lambda:us-east-1:000000000000:function:curious 256 2 false\"");
  }

  @Test
  void exceptionIsAFunctionError() {
    add(
        "bad",
        MINUTE,
        (in, out, context) -> {
          throw new IllegalStateException("no luck");
        });

    InvokeResponse response = invoke("bad", "{}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String())
        .isEqualTo(
            "{\"errorMessage\":\"no luck\",\"errorType\":\"java.lang.IllegalStateException\"}");
  }

  @Test
  void invocationOverItsTimeIsInterruptedAndFails() {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    add(
        "slow",
        Duration.ofMillis(50),
        (in, out, context) -> {
          try {
            Thread.sleep(MINUTE);
          } catch (InterruptedException e) {
            interrupted.complete(true);
          }
        });

    assertThat(invoke("slow", "{}").payload().asUtf8String())
        .contains("Task timed out after 0.05 seconds")
        .contains("Sandbox.Timedout");
    assertThat(interrupted.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
  }

  @Test
  void asynchronousInvocationReturnsBeforeTheFunctionDoes() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    CompletableFuture<String> ended = new CompletableFuture<>();
    add(
        "later",
        MINUTE,
        (in, out, context) -> {
          await().until(() -> mayEnd.getCount() == 0);
          ended.complete(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        });

    assertThat(invokeLater("later", "{\"a\":1}").statusCode()).isEqualTo(202);
    assertThat(ended).isNotDone();
    mayEnd.countDown();
    assertThat(ended.get(20, TimeUnit.SECONDS)).isEqualTo("{\"a\":1}");
  }

  @Test
  void failedEventIsTriedOnceMoreUnderTheSameRequestId() {
    List<String> requestIds = new CopyOnWriteArrayList<>();
    add(
        "shaky",
        MINUTE,
        (in, out, context) -> {
          requestIds.add(context.getAwsRequestId());
          if (requestIds.size() == 1) {
            throw new IOException("first time");
          }
        });

    invokeLater("shaky", "{}");

    await().until(() -> requestIds.size() == 2);
    assertThat(requestIds.getFirst()).isEqualTo(requestIds.getLast());
    assertThat(undelivered).isEmpty();
  }

  @Test
  void eventThatFailsAgainGoesToTheOnFailureDestination() {
    add("bad", MINUTE, LambdaStandInTest::fail);

    invokeLater("bad", "{}");

    await().until(() -> !undelivered.isEmpty());
    assertThat(undelivered.getFirst().function()).isEqualTo("bad");
    assertThat(undelivered.getFirst().condition()).isEqualTo("RetriesExhausted");
    assertThat(undelivered.getFirst().attempts()).isEqualTo(2);
    assertThat(undelivered.getFirst().lastFailure().errorMessage()).isEqualTo("again");
  }

  @Test
  void eventTooOldIsNotTriedAgain() {
    try (LambdaStandIn impatient = start(new AsyncPolicy(Duration.ZERO, 1, Duration.ofMillis(5)))) {
      impatient.add(
          LocalFunction.streaming(
              new FunctionSettings("bad", 256, MINUTE), LambdaStandInTest::fail));

      impatient.invokeLater("bad", "{}".getBytes(StandardCharsets.UTF_8));

      await().until(() -> !undelivered.isEmpty());
      assertThat(undelivered.getFirst().condition()).isEqualTo("EventAgeExceeded");
      assertThat(undelivered.getFirst().attempts()).isEqualTo(1);
    }
  }

  @Test
  void unknownFunctionIsNotFound() {
    assertThatThrownBy(() -> invoke("nobody", "{}"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("function:nobody");
    assertThatThrownBy(() -> invokeLater("nobody", "{}"))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void eventOverOneMegabyteIsTooLarge() {
    add("sink", MINUTE, (in, out, context) -> {});
    int quotes = 2;

    assertThat(invokeLater("sink", "\"" + "x".repeat(1024 * 1024 - quotes) + "\"").statusCode())
        .isEqualTo(202);
    assertThatThrownBy(() -> invokeLater("sink", "\"" + "x".repeat(1024 * 1024) + "\""))
        .isInstanceOf(RequestTooLargeException.class);
  }

  @Test
  void closeWaitsForWhatRunsAndAcceptsNoMore() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    add(
        "brief",
        MINUTE,
        (in, out, context) -> {
          running.countDown();
          await().pollDelay(Duration.ofMillis(50)).until(() -> true);
          ended.set(true);
        });
    invokeLater("brief", "{}");
    assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();

    lambda.close();

    assertThat(ended).isTrue();
    assertThat(lambda.invoke("brief", new byte[0])).isInstanceOf(InvocationResult.Failed.class);
  }

  private static void fail(InputStream in, OutputStream out, Context context) throws IOException {
    throw new IOException("again");
  }

  private void add(String name, Duration timeout, RequestStreamHandler handler) {
    lambda.add(LocalFunction.streaming(new FunctionSettings(name, 256, timeout), handler));
  }

  private InvokeResponse invoke(String function, String payload) {
    return invoke(function, payload, InvocationType.REQUEST_RESPONSE);
  }

  private InvokeResponse invokeLater(String function, String payload) {
    return invoke(function, payload, InvocationType.EVENT);
  }

  private InvokeResponse invoke(String function, String payload, InvocationType type) {
    return client.invoke(
        request ->
            request
                .functionName(function)
                .invocationType(type)
                .payload(SdkBytes.fromUtf8String(payload)));
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}

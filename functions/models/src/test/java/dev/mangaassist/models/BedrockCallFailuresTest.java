package dev.mangaassist.models;

import static dev.mangaassist.models.BedrockServer.MESSAGE_START;
import static dev.mangaassist.models.BedrockServer.MESSAGE_STOP;
import static dev.mangaassist.models.BedrockServer.METADATA;
import static dev.mangaassist.models.BedrockServer.exception;
import static dev.mangaassist.models.BedrockServer.text;
import static dev.mangaassist.models.ModelCalls.await;
import static dev.mangaassist.models.ModelCalls.readAll;
import static dev.mangaassist.models.ModelCalls.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mangaassist.models.ModelEvent.Progress;
import dev.mangaassist.models.ModelEvent.Text;
import dev.mangaassist.models.ModelException.Kind;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

final class BedrockCallFailuresTest {

  @AutoClose private final BedrockServer server = new BedrockServer();
  private final ModelClient client = BedrockModelClient.of(server.environment());

  @Test
  void aStreamThatEndsInMidAnswerMeansUnavailable() {
    server.willSend(MESSAGE_START, text("Try "));

    assertThat(failure()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(server.calls()).hasSize(1);
  }

  @Test
  void aStreamThatIsCutInsideAnEventMeansUnavailable() {
    byte[] whole = text("Try this one");
    server.willAnswer(
        exchange -> {
          OutputStream stream = BedrockServer.open(exchange);
          stream.write(MESSAGE_START);
          stream.write(Arrays.copyOf(whole, whole.length / 2));
          stream.flush(); // and the connection is closed without the end of the body
        });

    assertThat(failure()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(server.calls()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "throttlingException, THROTTLED",
    "validationException, REJECTED",
    "modelStreamErrorException, UNAVAILABLE",
    "internalServerException, UNAVAILABLE",
    "serviceUnavailableException, UNAVAILABLE",
    "somethingNewException, UNAVAILABLE"
  })
  void anExceptionInMidAnswerIsToldAfterTheTextBeforeItAndNotRepeated(
      String exceptionType, Kind kind) {
    server.willSend(MESSAGE_START, text("Try "), exception(exceptionType));

    List<ModelEvent> events = new ArrayList<>();
    assertThat(failure(events)).isEqualTo(kind);
    assertThat(events).containsExactly(new Progress(), new Text("Try "));
    assertThat(server.calls()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, ValidationException",
    "403, AccessDeniedException",
    "404, ResourceNotFoundException"
  })
  void aRequestThatIsWrongIsRejectedAtOnce(int status, String errorType) {
    server.willFail(status, errorType);

    assertThat(failure()).isEqualTo(Kind.REJECTED);
    assertThat(server.calls()).hasSize(1);
  }

  @Test
  void aRequestThatIsRefusedUsesNoTokensAndOneThatBrokeOffItsPrompt() {
    server.willFail(400, "ValidationException");
    server.willSend(MESSAGE_START, text("Try "));

    assertThat(usageOfFailure()).isEqualTo(TokenUsage.NONE);
    assertThat(usageOfFailure().input()).isPositive();
  }

  @Test
  void throttlingIsTriedThreeTimes() {
    for (int attempt = 0; attempt < 5; attempt++) {
      server.willFail(429, "ThrottlingException");
    }

    assertThat(failure()).isEqualTo(Kind.THROTTLED);
    assertThat(server.calls()).hasSize(3);
  }

  @Test
  void aCallThatFailsBeforeItsFirstEventIsTriedAgain() {
    server.willFail(503, "ServiceUnavailableException");
    server.willSend(MESSAGE_START, text("Yes."), MESSAGE_STOP, METADATA);

    assertThat(answer()).contains(new Text("Yes."));
    assertThat(server.calls()).hasSize(2);
  }

  @Test
  void aSilentModelTimesOut() {
    var stalled = new CountDownLatch(1);
    server.willAnswer(
        exchange -> {
          OutputStream stream = BedrockServer.open(exchange);
          stream.write(MESSAGE_START);
          stream.write(text("Try "));
          stream.flush();
          await(stalled);
        });
    try (var impatient = impatientClient();
        ModelStream stream = new BedrockModelClient(impatient).open(request())) {
      assertThat(failure(stream, new ArrayList<>())).isEqualTo(Kind.TIMED_OUT);
      assertThat(server.calls()).hasSize(1);
    } finally {
      stalled.countDown();
    }
  }

  @Test
  void aReaderThatIsInterruptedFailsAndStaysInterrupted() {
    server.willAnswer(exchange -> await(new CountDownLatch(1)));
    try (ModelStream stream = client.open(request())) {
      Thread.currentThread().interrupt();

      assertThat(failure(stream, new ArrayList<>())).isEqualTo(Kind.UNAVAILABLE);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private List<ModelEvent> answer() {
    List<ModelEvent> events = new ArrayList<>();
    readAll(client.open(request()), events);
    return events;
  }

  private Kind failure() {
    return failure(new ArrayList<>());
  }

  private Kind failure(List<ModelEvent> events) {
    return failure(client.open(request()), events);
  }

  private static Kind failure(ModelStream stream, List<ModelEvent> events) {
    return catchThrowableOfType(ModelException.class, () -> readAll(stream, events)).kind();
  }

  private TokenUsage usageOfFailure() {
    try (ModelStream stream = client.open(request())) {
      assertThat(failure(stream, new ArrayList<>())).isNotNull();
      return stream.estimatedUsage();
    }
  }

  private BedrockRuntimeAsyncClient impatientClient() {
    return BedrockRuntimeAsyncClient.builder()
        .region(Region.US_EAST_1)
        .endpointOverride(URI.create(server.endpoint()))
        .httpClient(NettyNioAsyncHttpClient.builder().readTimeout(Duration.ofMillis(100)).build())
        .build();
  }
}

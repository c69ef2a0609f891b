package dev.mangaassist.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.mangaassist.local.lambda.AsyncPolicy;
import dev.mangaassist.local.lambda.FunctionSettings;
import dev.mangaassist.local.lambda.LambdaStandIn;
import dev.mangaassist.local.lambda.LocalFunction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/** From the sender's client to a handler, as on AWS. */
final class EventSourceMappingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A queue whose messages do not come again in a test's time, and one whose messages do. */
  private static final String ONCE = "samples";

  private static final String AGAIN = "again";
  private static final Duration HIDDEN = Duration.ofMillis(150);
  private static final String OK = "{\"batchItemFailures\":[]}";

  private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();
  private final List<SQSMessage> handled = new CopyOnWriteArrayList<>();
  private final SqsStandIn sqs =
      SqsStandIn.start(
          InstantSource.system(),
          List.of(
              new QueueSettings(ONCE, Duration.ofMinutes(12), Duration.ofHours(1), 3),
              new QueueSettings(AGAIN, HIDDEN, Duration.ofHours(1), 3)),
          deadLetters::add);
  private final LambdaStandIn lambda =
      LambdaStandIn.start(
          AsyncPolicy.DEPLOYED, InstantSource.system(), line -> {}, undelivered -> {});
  private final SqsClient client = SqsFixture.client(sqs.endpoint());
  private final EventSourceMapping mapping = sqs.feed(ONCE, lambda, "judge", 2);
  private final EventSourceMapping quickMapping = sqs.feed(AGAIN, lambda, "judge", 1);

  @AfterEach
  void stop() {
    mapping.close();
    quickMapping.close();
    lambda.close();
    sqs.close();
    client.close();
  }

  @Test
  void aHandlerGetsTheEventThatLambdaSends() {
    judge(message -> handledAll());
    Instant before = Instant.now().minusSeconds(1);

    String id = send("{\"text\":\"漫画\"}");

    assertThat(sqs.awaitQuiet(PATIENCE)).isTrue();
    SQSMessage message = handled.getFirst();
    assertThat(handled).hasSize(1);
    assertThat(message.getMessageId()).isEqualTo(id);
    assertThat(message.getBody()).isEqualTo("{\"text\":\"漫画\"}");
    assertThat(message.getReceiptHandle()).isNotBlank();
    assertThat(message.getMd5OfBody()).hasSize(32);
    assertThat(message.getEventSource()).isEqualTo("aws:sqs");
    assertThat(message.getEventSourceArn()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:samples");
    assertThat(message.getAwsRegion()).isEqualTo("us-east-1");
    assertThat(message.getMessageAttributes()).isEmpty();
    assertThat(message.getAttributes()).containsEntry("ApproximateReceiveCount", "1");
    assertThat(message.getAttributes().get("SentTimestamp"))
        .satisfies(
            sent ->
                assertThat(Instant.ofEpochMilli(Long.parseLong(sent)))
                    .isBetween(before, Instant.now()));
  }

  @Test
  void aMessageThatIsReportedAsFailedComesAgainAndIsADeadLetterAfterTheThird() {
    judge(message -> failed(message.getMessageId()));

    String id = send(AGAIN, "one");

    assertThat(sqs.awaitQuiet(PATIENCE)).isTrue();
    assertThat(handled)
        .extracting(message -> message.getAttributes().get("ApproximateReceiveCount"))
        .containsExactly("1", "2", "3");
    assertThat(deadLetters).containsExactly(new DeadLetter(AGAIN, id, 3));
  }

  @Test
  void aFunctionThatThrowsHasFailedItsMessage() {
    judge(
        message -> {
          if (handled.size() < 2) {
            throw new IllegalStateException("not yet");
          }
          return handledAll();
        });

    send(AGAIN, "one");

    assertThat(sqs.awaitQuiet(PATIENCE)).isTrue();
    assertThat(handled).hasSize(2);
    assertThat(deadLetters).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"another\"}]}",
        "{\"batchItemFailures\":[{}]}",
        "{\"batchItemFailures\":\"all\"}",
        "no JSON"
      })
  void anAnswerThatLambdaDoesNotUnderstandFailsTheBatch(String answer) {
    List<String> answers = new CopyOnWriteArrayList<>(List.of(answer, OK));
    answerWith(() -> answers.removeFirst());

    send(AGAIN, "one");

    assertThat(sqs.awaitQuiet(PATIENCE)).isTrue();
    assertThat(answers).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\":null}", OK, "\"done\""})
  void anAnswerWithoutFailuresEndsTheMessage(String answer) {
    List<String> answers = new CopyOnWriteArrayList<>(List.of(answer));
    answerWith(() -> answers.removeFirst());

    send("one");

    assertThat(sqs.awaitQuiet(PATIENCE)).isTrue();
    assertThat(answers).isEmpty();
    assertThat(deadLetters).isEmpty();
  }

  @Test
  void noMoreMessagesAreInHandThanAreAllowed() throws InterruptedException {
    Semaphore begun = new Semaphore(0);
    CountDownLatch go = new CountDownLatch(1);
    judge(
        message -> {
          begun.release();
          awaitUninterrupted(go);
          return handledAll();
        });

    for (int i = 0; i < 5; i++) {
      send("message " + i);
    }

    assertThat(begun.tryAcquire(2, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    assertThat(begun.tryAcquire(HIDDEN.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    assertThat(sqs.awaitQuiet(Duration.ZERO)).isFalse();
    go.countDown();
    assertThat(sqs.awaitQuiet(PATIENCE)).isTrue();
  }

  @Test
  void closingLetsTheMessagesInHandEndAndTakesNoMore() {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    judge(
        message -> {
          begun.countDown();
          awaitUninterrupted(go);
          return handledAll();
        });
    for (int i = 0; i < 3; i++) {
      send("message " + i);
    }
    awaitUninterrupted(begun);

    Thread closing = Thread.ofVirtual().start(mapping::close);
    go.countDown();

    await().atMost(PATIENCE).until(() -> !closing.isAlive());
    assertThat(handled).hasSizeBetween(2, 3);
    int before = handled.size();
    send("too late");
    assertThat(sqs.awaitQuiet(HIDDEN)).isFalse();
    assertThat(handled).hasSize(before);
  }

  private void judge(Function<SQSMessage, SQSBatchResponse> judgement) {
    lambda.add(
        LocalFunction.typed(
            new FunctionSettings("judge", 1024, Duration.ofMinutes(2)),
            (event, context) -> {
              SQSMessage message = event.getRecords().getFirst();
              handled.add(message);
              return judgement.apply(message);
            },
            SQSEvent.class,
            SQSBatchResponse.class));
  }

  private void answerWith(Supplier<String> answers) {
    lambda.add(
        LocalFunction.streaming(
            new FunctionSettings("judge", 1024, Duration.ofMinutes(2)),
            (in, out, context) -> out.write(answers.get().getBytes(StandardCharsets.UTF_8))));
  }

  private static SQSBatchResponse handledAll() {
    return new SQSBatchResponse(List.of());
  }

  private static SQSBatchResponse failed(String id) {
    return new SQSBatchResponse(List.of(new BatchItemFailure(id)));
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private String send(String body) {
    return send(ONCE, body);
  }

  private String send(String queue, String body) {
    return client
        .sendMessage(to -> to.queueUrl(sqs.url(queue).toString()).messageBody(body))
        .messageId();
  }
}

package dev.mangaassist.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mangaassist.local.lambda.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

/** Sending, with the client that functions use. */
final class SqsStandInTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String JAPANESE = "{\"text\":\"漫画 😀 \\\"Monster\\\"\"}\n\t";

  @AutoClose
  private final SqsStandIn standIn =
      SqsStandIn.start(
          InstantSource.system(),
          List.of(new QueueSettings("samples", LONG, LONG, 3)),
          letter -> {});

  @AutoClose private final SqsClient client = SqsFixture.client(standIn.endpoint());

  @Test
  void aMessageArrivesAsItWasSent() {
    List<String> events = new CopyOnWriteArrayList<>();

    SendMessageResponse response = send(JAPANESE);

    assertThat(response.messageId()).isNotBlank();
    assertThat(response.md5OfMessageBody()).hasSize(32); // which the client has compared
    try (EventSourceMapping mapping =
        standIn.feed(
            "samples",
            (function, event) -> {
              events.add(new String(event, StandardCharsets.UTF_8));
              return new InvocationResult.Returned(new byte[0]);
            },
            "judge",
            1)) {
      assertThat(mapping).isNotNull();
      assertThat(standIn.awaitQuiet(LONG)).isTrue();
    }
    assertThat(events).hasSize(1);
    assertThat(events.getFirst()).contains(response.messageId()).contains("漫画 😀");
  }

  @Test
  void anUnknownQueueIsRefusedAsSqsDoes() {
    String other = standIn.url("others").toString();
    assertThatExceptionOfType(QueueDoesNotExistException.class)
        .isThrownBy(() -> client.sendMessage(to -> to.queueUrl(other).messageBody("one")))
        .satisfies(
            e ->
                assertThat(e.awsErrorDetails().errorCode())
                    .isEqualTo("AWS.SimpleQueueService.NonExistentQueue"));
    assertThatExceptionOfType(QueueDoesNotExistException.class)
        .isThrownBy(() -> client.sendMessage(to -> to.queueUrl("no url").messageBody("one")));
  }

  @Test
  void whatIsNotSupportedIsRefusedByName() {
    assertUnsupported(message -> message.delaySeconds(5), "DelaySeconds");
    assertUnsupported(message -> message.messageGroupId("a"), "MessageGroupId");
    assertUnsupported(
        message ->
            message.messageAttributes(
                Map.of(
                    "task",
                    MessageAttributeValue.builder().dataType("String").stringValue("faq").build())),
        "MessageAttributes");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> client.listQueues())
        .withMessageContaining("AmazonSQS.SendMessage only, not AmazonSQS.ListQueues");
  }

  @Test
  void aMessageHasALimit() {
    assertThat(send("漫".repeat(1024 * 1024 / 3)).messageId()).isNotBlank();
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> send("漫".repeat(1024 * 1024 / 3 + 1)))
        .withMessageContaining("shorter than 1048576 bytes");
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> send(""))
        .withMessageContaining("MessageBody");
  }

  @Test
  void charactersThatSqsDoesNotTakeAreRefused() {
    assertThatExceptionOfType(InvalidMessageContentsException.class)
        .isThrownBy(() -> send("a\u0000b"));
    assertThatExceptionOfType(InvalidMessageContentsException.class)
        .isThrownBy(() -> send("a\uFFFEb"));
  }

  @Test
  void onlyAQueueThatExistsFeedsAFunction() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                standIn.feed(
                    "others",
                    (function, event) -> new InvocationResult.Returned(event),
                    "judge",
                    1))
        .withMessageContaining("others");
  }

  @Test
  void aQueueThatFeedsNoFunctionKeepsNobodyWaiting() {
    send("one");
    assertThat(standIn.awaitQuiet(Duration.ZERO)).isTrue();
  }

  private void assertUnsupported(Consumer<SendMessageRequest.Builder> part, String name) {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () ->
                client.sendMessage(
                    message -> {
                      message.queueUrl(standIn.url("samples").toString()).messageBody("one");
                      part.accept(message);
                    }))
        .withMessageContaining("leave out " + name);
  }

  private SendMessageResponse send(String body) {
    return client.sendMessage(
        to -> to.queueUrl(standIn.url("samples").toString()).messageBody(body));
  }
}

package dev.mangaassist.local.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** The event by which Lambda hands a message to a function, and the answer to it. */
final class SqsEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SqsEvents() {}

  /** A batch of one message. */
  static byte[] event(String queue, ReceivedMessage message) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode one = event.putArray("Records").addObject();
    one.put("messageId", message.messageId())
        .put("receiptHandle", message.receiptHandle())
        .put("body", message.body());
    one.putObject("attributes")
        .put("ApproximateReceiveCount", Integer.toString(message.receives()))
        .put("SentTimestamp", Long.toString(message.sent().toEpochMilli()))
        .put("SenderId", QueueNames.ACCOUNT)
        .put(
            "ApproximateFirstReceiveTimestamp",
            Long.toString(message.firstReceived().toEpochMilli()));
    one.putObject("messageAttributes");
    one.put("md5OfBody", Md5.hex(message.body()))
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", QueueNames.arn(queue))
        .put("awsRegion", QueueNames.REGION);
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether an answer says that the message of a batch of one was handled: nothing, or JSON whose
   * {@code batchItemFailures} is missing, null or empty. Any failure that is reported is this
   * message's; if it names another, or none, Lambda takes the whole batch as failed, which is the
   * same.
   */
  static boolean saysHandled(byte[] answer) {
    try {
      JsonNode failures =
          JSON.readTree(new String(answer, StandardCharsets.UTF_8)).path("batchItemFailures");
      return failures.isMissingNode()
          || failures.isNull()
          || (failures.isArray() && failures.isEmpty());
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}

package dev.mangaassist.local.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one operation of SQS that functions call, SendMessage, in AWS JSON 1.0. */
final class SendMessageApi {
  /** SQS's limit on a message. */
  private static final int MAX_BODY_BYTES = 1024 * 1024;

  /** Every character of a body may be escaped in six. */
  private static final long MAX_REQUEST_BYTES = 8L * MAX_BODY_BYTES;

  private static final String OPERATION = "AmazonSQS.SendMessage";
  private static final Set<String> UNDERSTOOD = Set.of("QueueUrl", "MessageBody");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Function<URI, Optional<LocalQueue>> queues;

  SendMessageApi(Function<URI, Optional<LocalQueue>> queues) {
    this.queues = queues;
  }

  void addTo(JavalinConfig config) {
    config.http.maxRequestSize = MAX_REQUEST_BYTES;
    config.routes.post("/", this::send);
  }

  private void send(Context request) {
    request
        .header("x-amzn-RequestId", UUID.randomUUID().toString())
        .contentType("application/x-amz-json-1.0");
    try {
      request.result(answer(request.header("X-Amz-Target"), request.bodyAsBytes()));
    } catch (SqsException e) {
      request
          .status(400)
          .header("x-amzn-query-error", e.queryCode() + ";Sender")
          .result(
              JSON.createObjectNode()
                  .put("__type", "com.amazonaws.sqs#" + e.code())
                  .put("message", e.getMessage())
                  .toString());
    }
  }

  private String answer(@Nullable String operation, byte[] payload) {
    if (!OPERATION.equals(operation)) {
      throw SqsException.unsupported(
          "This stand-in knows %s only, not %s.".formatted(OPERATION, operation));
    }
    JsonNode message = read(payload);
    Set<String> others = new TreeSet<>();
    message.fieldNames().forEachRemaining(others::add);
    others.removeAll(UNDERSTOOD);
    if (!others.isEmpty()) {
      throw SqsException.unsupported(
          "This stand-in sends a MessageBody and nothing else: leave out %s."
              .formatted(String.join(", ", others)));
    }
    LocalQueue queue = queue(message.path("QueueUrl").asText());
    String body = message.path("MessageBody").asText();
    check(body);
    return JSON.createObjectNode()
        .put("MessageId", queue.send(body))
        .put("MD5OfMessageBody", Md5.hex(body))
        .toString();
  }

  private static JsonNode read(byte[] payload) {
    try {
      return JSON.readTree(new String(payload, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw SqsException.invalid("The request is no JSON.");
    }
  }

  private LocalQueue queue(String url) {
    try {
      return queues.apply(URI.create(url)).orElseThrow(SqsException::noSuchQueue);
    } catch (IllegalArgumentException e) {
      throw SqsException.noSuchQueue();
    }
  }

  private static void check(String body) {
    if (body.isEmpty()) {
      throw SqsException.invalid("The request must contain the parameter MessageBody.");
    }
    if (body.getBytes(StandardCharsets.UTF_8).length > MAX_BODY_BYTES) {
      throw SqsException.invalid(
          "One or more parameters are invalid. Reason: Message must be shorter than %d bytes."
              .formatted(MAX_BODY_BYTES));
    }
    if (!body.codePoints().allMatch(SendMessageApi::isAllowed)) {
      throw SqsException.invalidContents();
    }
  }

  /** The characters that SQS takes: those of XML 1.0. */
  private static boolean isAllowed(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || (character >= 0x10000 && character <= 0x10FFFF);
  }
}

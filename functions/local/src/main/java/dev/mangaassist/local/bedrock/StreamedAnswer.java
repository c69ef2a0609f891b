package dev.mangaassist.local.bedrock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * An answer as ConverseStream gives it: messages in AWS event-stream encoding, reasoning in a
 * content block before that of the text.
 */
final class StreamedAnswer implements AnswerWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Client client;
  private int block;
  private boolean reasoningOpen;
  private boolean textOpen;

  StreamedAnswer(Client client) {
    this.client = client;
  }

  @Override
  public void start() throws GoneException {
    client.begin(200, "application/vnd.amazon.eventstream");
    event("messageStart", JSON.objectNode().put("role", "assistant"));
  }

  @Override
  public void reasoning(String piece) throws GoneException {
    reasoningOpen = true;
    delta(reasoningDelta("text", piece));
  }

  @Override
  public void text(String piece) throws GoneException {
    closeReasoning();
    textOpen = true;
    delta(JSON.objectNode().put("text", piece));
  }

  @Override
  public void end(String stopReason, Usage usage, long latencyMillis) throws GoneException {
    closeReasoning();
    if (textOpen) {
      closeBlock();
    }
    event("messageStop", JSON.objectNode().put("stopReason", stopReason));
    ObjectNode metadata = JSON.objectNode();
    metadata.set("usage", usage.toJson());
    metadata.set("metrics", JSON.objectNode().put("latencyMs", latencyMillis));
    event("metadata", metadata);
    client.send(true, ByteBuffer.allocate(0));
  }

  @Override
  public void fail(BedrockError error) throws GoneException {
    var headers =
        Map.of(
            ":message-type", HeaderValue.fromString("exception"),
            ":exception-type", HeaderValue.fromString(error.eventName()),
            ":content-type", HeaderValue.fromString("application/json"));
    client.send(true, encode(headers, JSON.objectNode().put("message", error.message())));
  }

  private void closeReasoning() throws GoneException {
    if (reasoningOpen) {
      delta(reasoningDelta("signature", "c2NyaXB0ZWQ="));
      closeBlock();
      reasoningOpen = false;
    }
  }

  private static ObjectNode reasoningDelta(String name, String value) {
    ObjectNode delta = JSON.objectNode();
    delta.putObject("reasoningContent").put(name, value);
    return delta;
  }

  private void delta(ObjectNode delta) throws GoneException {
    ObjectNode event = JSON.objectNode().put("contentBlockIndex", block);
    event.set("delta", delta);
    event("contentBlockDelta", event);
  }

  private void closeBlock() throws GoneException {
    event("contentBlockStop", JSON.objectNode().put("contentBlockIndex", block++));
  }

  private void event(String type, ObjectNode payload) throws GoneException {
    var headers =
        Map.of(
            ":message-type", HeaderValue.fromString("event"),
            ":event-type", HeaderValue.fromString(type),
            ":content-type", HeaderValue.fromString("application/json"));
    client.send(false, encode(headers, payload));
  }

  private static ByteBuffer encode(Map<String, HeaderValue> headers, ObjectNode payload) {
    return new Message(headers, payload.toString().getBytes(StandardCharsets.UTF_8)).toByteBuffer();
  }
}

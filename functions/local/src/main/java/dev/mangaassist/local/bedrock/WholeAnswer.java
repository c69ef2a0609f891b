package dev.mangaassist.local.bedrock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** An answer as Converse gives it: one JSON document once it is complete. */
final class WholeAnswer implements AnswerWriter {
  private final Client client;
  private final StringBuilder reasoning = new StringBuilder();
  private final StringBuilder text = new StringBuilder();

  WholeAnswer(Client client) {
    this.client = client;
  }

  @Override
  public void start() {}

  @Override
  public void reasoning(String piece) {
    reasoning.append(piece);
  }

  @Override
  public void text(String piece) {
    text.append(piece);
  }

  @Override
  public void end(String stopReason, Usage usage, long latencyMillis) throws GoneException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode message = json.putObject("output").putObject("message").put("role", "assistant");
    ArrayNode content = message.putArray("content");
    if (!reasoning.isEmpty()) {
      content
          .addObject()
          .putObject("reasoningContent")
          .putObject("reasoningText")
          .put("text", reasoning.toString())
          .put("signature", "c2NyaXB0ZWQ=");
    }
    if (!text.isEmpty()) {
      content.addObject().put("text", text.toString());
    }
    json.put("stopReason", stopReason);
    json.set("usage", usage.toJson());
    json.putObject("metrics").put("latencyMs", latencyMillis);
    client.begin(200, "application/json");
    client.send(true, StandardCharsets.UTF_8.encode(json.toString()));
  }

  @Override
  public void fail(BedrockError error) throws GoneException {
    ErrorResponse.send(client, error, error.message());
  }
}

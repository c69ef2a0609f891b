package dev.mangaassist.local.bedrock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;

/** An error in the restJson1 protocol: its shape in a header, its message in the body. */
final class ErrorResponse {
  private ErrorResponse() {}

  static void send(Client client, BedrockError error, String message) throws GoneException {
    client.begin(error.status(), "application/json");
    client.header("x-amzn-ErrorType", error.shape());
    String body = JsonNodeFactory.instance.objectNode().put("message", message).toString();
    client.send(true, StandardCharsets.UTF_8.encode(body));
  }
}

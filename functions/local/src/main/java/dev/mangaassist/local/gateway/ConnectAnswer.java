package dev.mangaassist.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.local.lambda.InvocationResult;
import java.io.IOException;
import java.util.Optional;

/**
 * What the function behind $connect decided.
 *
 * @param status the HTTP status of the handshake; 2xx lets the client in
 * @param subprotocol the {@code Sec-WebSocket-Protocol} to answer with, empty for none
 */
record ConnectAnswer(int status, String subprotocol) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ConnectAnswer BAD_GATEWAY = new ConnectAnswer(502, "");

  boolean accepted() {
    return status >= 200 && status < 300;
  }

  /** Reads a function's response; one that failed or gave no status is a 502, as on AWS. */
  static ConnectAnswer of(InvocationResult result) {
    if (result instanceof InvocationResult.Failed) {
      return BAD_GATEWAY;
    }
    try {
      JsonNode response = JSON.readTree(result.payload());
      int status = response.path("statusCode").asInt(0);
      return status < 100
          ? BAD_GATEWAY
          : new ConnectAnswer(status, subprotocol(response.path("headers")).orElse(""));
    } catch (IOException e) {
      return BAD_GATEWAY;
    }
  }

  private static Optional<String> subprotocol(JsonNode headers) {
    return headers
        .propertyStream()
        .filter(header -> header.getKey().equalsIgnoreCase("Sec-WebSocket-Protocol"))
        .map(header -> header.getValue().asText())
        .findFirst();
  }
}

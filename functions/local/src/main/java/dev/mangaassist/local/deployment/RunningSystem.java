package dev.mangaassist.local.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@code serve} tells the programs of its machine about itself: names and addresses, nothing
 * that is secret.
 *
 * @param region the region that its clients name
 * @param configTable the table of its configuration
 * @param tunerFunction the function that tunes it
 * @param dynamoDb where DynamoDB's API is
 * @param lambda where Lambda's API is
 */
public record RunningSystem(
    String region, String configTable, String tunerFunction, URI dynamoDb, URI lambda) {

  /** Where it is told, by GET, on the port of the page. */
  public static final String PATH = "/.well-known/mangaassist";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Whether a host, as a URL names it without the port, is this machine. */
  static boolean isLoopback(String host) {
    return LOOPBACK.contains(host);
  }

  String toJson() {
    return JSON.createObjectNode()
        .put("region", region)
        .put("configTable", configTable)
        .put("tunerFunction", tunerFunction)
        .put("dynamoDb", dynamoDb.toString())
        .put("lambda", lambda.toString())
        .toString();
  }

  /**
   * Reads what {@link #toJson} wrote; empty if it is anything else, or names an address that is not
   * on this machine.
   */
  static Optional<RunningSystem> fromJson(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return Optional.of(
          new RunningSystem(
              required(json, "region"),
              required(json, "configTable"),
              required(json, "tunerFunction"),
              address(json, "dynamoDb"),
              address(json, "lambda")));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static URI address(JsonNode json, String field) {
    URI address = URI.create(required(json, field));
    if (!"http".equals(address.getScheme())
        || address.getHost() == null
        || !isLoopback(address.getHost())) {
      throw new IllegalArgumentException(field + " is not on this machine");
    }
    return address;
  }

  private static String required(JsonNode json, String field) {
    String text = json.path(field).asText();
    if (text.isBlank()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return text;
  }
}

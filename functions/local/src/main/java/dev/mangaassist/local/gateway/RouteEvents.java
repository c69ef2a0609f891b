package dev.mangaassist.local.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Writes the events that API Gateway hands to the functions behind its routes. */
final class RouteEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final InstantSource time;
  private final Supplier<String> ids;

  /**
   * Writes events.
   *
   * @param time the clock of their request times
   * @param ids makes ids of requests and messages
   */
  RouteEvents(InstantSource time, Supplier<String> ids) {
    this.time = time;
    this.ids = ids;
  }

  byte[] connect(Handshake handshake) {
    ObjectNode event = JSON.createObjectNode();
    putLast(event.putObject("headers"), handshake.headers());
    putAll(event.putObject("multiValueHeaders"), handshake.headers());
    if (!handshake.query().isEmpty()) {
      putLast(event.putObject("queryStringParameters"), handshake.query());
      putAll(event.putObject("multiValueQueryStringParameters"), handshake.query());
    }
    context(event, handshake, "$connect", "CONNECT");
    return bytes(event);
  }

  byte[] message(Handshake handshake, String body) {
    ObjectNode event = JSON.createObjectNode();
    context(event, handshake, "$default", "MESSAGE").put("messageId", ids.get());
    event.put("body", body);
    return bytes(event);
  }

  byte[] disconnect(Handshake handshake, int code, String reason) {
    ObjectNode event = JSON.createObjectNode();
    event.putObject("headers").put("Host", handshake.domainName());
    event
        .putObject("multiValueHeaders")
        .set("Host", JSON.createArrayNode().add(handshake.domainName()));
    context(event, handshake, "$disconnect", "DISCONNECT")
        .put("disconnectStatusCode", code)
        .put("disconnectReason", reason);
    return bytes(event);
  }

  private ObjectNode context(ObjectNode event, Handshake handshake, String route, String type) {
    Instant now = time.instant();
    String requestId = ids.get();
    ObjectNode context = event.putObject("requestContext");
    context
        .put("routeKey", route)
        .put("eventType", type)
        .put("requestId", requestId)
        .put("extendedRequestId", requestId)
        .put("requestTime", REQUEST_TIME.format(now))
        .put("requestTimeEpoch", now.toEpochMilli())
        .put("messageDirection", "IN")
        .put("stage", "local")
        .put("apiId", "local")
        .put("domainName", handshake.domainName())
        .put("connectionId", handshake.connectionId())
        .put("connectedAt", handshake.connectedAt().toEpochMilli());
    ObjectNode identity = context.putObject("identity");
    identity.put("sourceIp", handshake.peer().sourceIp());
    if (!handshake.peer().userAgent().isEmpty()) {
      identity.put("userAgent", handshake.peer().userAgent());
    }
    event.put("isBase64Encoded", false);
    return context;
  }

  private static void putLast(ObjectNode target, Map<String, List<String>> values) {
    values.forEach((name, list) -> target.put(name, list.getLast()));
  }

  private static void putAll(ObjectNode target, Map<String, List<String>> values) {
    values.forEach(
        (name, list) -> {
          ArrayNode array = target.putArray(name);
          list.forEach(array::add);
        });
  }

  private static byte[] bytes(ObjectNode event) {
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}

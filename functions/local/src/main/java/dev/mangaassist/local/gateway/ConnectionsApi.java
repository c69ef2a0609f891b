package dev.mangaassist.local.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.local.http.RoutedServer;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The {@code @connections} API, by which functions reach a connection, on a loopback port.
 *
 * <ul>
 *   <li>POST returns when its frame has been handed to the socket; the frames of one connection
 *       leave in the order in which their posts came in.
 *   <li>A connection that is not open answers 410 {@code GoneException}.
 *   <li>Over 128 KB answers 413 {@code PayloadTooLargeException}.
 * </ul>
 */
public final class ConnectionsApi implements AutoCloseable {
  private static final String PATH = "/@connections/{id}";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connections connections;
  private final int maxPayloadBytes;
  private final RoutedServer server;

  private ConnectionsApi(Connections connections, int maxPayloadBytes) {
    this.connections = connections;
    this.maxPayloadBytes = maxPayloadBytes;
    this.server = RoutedServer.startForPrograms(this::addTo);
  }

  /** Starts the API for those connections. */
  public static ConnectionsApi start(Connections connections, GatewayLimits limits) {
    return new ConnectionsApi(connections, limits.maxMessageBytes());
  }

  /** Where the API is. */
  public URI endpoint() {
    return server.uri();
  }

  private void addTo(JavalinConfig config) {
    config.http.maxRequestSize = 16L * maxPayloadBytes;
    config.routes.post(PATH, this::post);
    config.routes.get(PATH, this::get);
    config.routes.delete(PATH, this::delete);
    config.routes.exception(
        GoneException.class, (gone, request) -> refuse(request, 410, "GoneException", "Gone"));
  }

  private void post(Context request) throws GoneException {
    Connection connection = connections.find(request.pathParam("id"));
    byte[] payload = request.bodyAsBytes();
    if (payload.length > maxPayloadBytes) {
      refuse(
          request,
          413,
          "PayloadTooLargeException",
          "A frame holds at most "
              + maxPayloadBytes
              + " bytes; this one has "
              + payload.length
              + ".");
      return;
    }
    connection.send(new String(payload, StandardCharsets.UTF_8));
    request.status(200);
  }

  private void get(Context request) throws GoneException {
    Connection connection = connections.find(request.pathParam("id"));
    ObjectNode body = JSON.createObjectNode();
    body.put("connectedAt", connection.connectedAt().toString());
    body.putObject("identity")
        .put("sourceIp", connection.peer().sourceIp())
        .put("userAgent", connection.peer().userAgent());
    body.put("lastActiveAt", connection.lastActiveAt().toString());
    request.contentType("application/json").result(body.toString());
  }

  private void delete(Context request) throws GoneException {
    connections.find(request.pathParam("id")).disconnect();
    request.status(204);
  }

  private static void refuse(Context request, int status, String error, String message) {
    request
        .status(status)
        .header("x-amzn-ErrorType", error)
        .contentType("application/json")
        .result(JSON.createObjectNode().put("message", message).toString());
  }

  @Override
  public void close() {
    server.close();
  }
}

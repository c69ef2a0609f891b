package dev.mangaassist.local.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.local.http.RoutedServer;
import dev.mangaassist.local.lambda.FunctionInvoker;
import dev.mangaassist.local.lambda.InvocationResult;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/**
 * A WebSocket API as API Gateway runs it, on a loopback port.
 *
 * <ul>
 *   <li>The function behind $connect runs before the upgrade is answered; unless it returns 2xx the
 *       client gets its status, or 502 if it failed. A subprotocol is echoed only if it says so.
 *   <li>Every text message runs the function behind $default, several of one connection at the same
 *       time if they come so; if the function fails the client is told "Internal server error".
 *   <li>The function behind $disconnect runs after the close, with its code and reason.
 *   <li>The {@link GatewayLimits} hold; a binary frame closes the connection with 1003.
 * </ul>
 */
public final class WebSocketGateway implements AutoCloseable {
  private static final String HANDSHAKE = "handshake";
  private static final int UNSUPPORTED_DATA = 1003;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Routes routes;
  private final FunctionInvoker functions;
  private final Connections connections;
  private final GatewayLimits limits;
  private final InstantSource time;
  private final ConnectionIds ids = new ConnectionIds();
  private final RouteEvents events;
  private final ExecutorService integrations =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("route-", 0).factory());
  private final ScheduledExecutorService lifetimes =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("lifetimes").factory());
  private final RoutedServer server;

  private WebSocketGateway(
      int port,
      Routes routes,
      FunctionInvoker functions,
      Connections connections,
      GatewayLimits limits,
      InstantSource time,
      Consumer<JavalinConfig> pages) {
    this.routes = routes;
    this.functions = functions;
    this.connections = connections;
    this.limits = limits;
    this.time = time;
    this.events = new RouteEvents(time, ids::next);
    this.server =
        RoutedServer.start(
            port,
            config -> {
              addTo(config);
              pages.accept(config);
            });
  }

  /**
   * Starts the gateway.
   *
   * @param port the port, or 0 for any free one
   * @param routes the names of the functions behind the routes
   * @param functions runs them
   * @param connections where open connections are kept for the {@link ConnectionsApi}
   * @param pages adds what else the port serves by plain HTTP
   */
  public static WebSocketGateway start(
      int port,
      Routes routes,
      FunctionInvoker functions,
      Connections connections,
      GatewayLimits limits,
      InstantSource time,
      Consumer<JavalinConfig> pages) {
    return new WebSocketGateway(port, routes, functions, connections, limits, time, pages);
  }

  public int port() {
    return server.port();
  }

  /** Where clients connect, {@code ws://127.0.0.1:port/}. */
  public URI uri() {
    return URI.create("ws://" + RoutedServer.HOST + ":" + server.port() + "/");
  }

  private void addTo(JavalinConfig config) {
    config.jetty.modifyWebSocketServletFactory(this::limit);
    config.jetty.modifyServer(
        jetty ->
            config.jetty.modifyServletContextHandler(
                context -> withoutCompression(jetty, context)));
    config.routes.wsBeforeUpgrade("/", this::connect);
    config.routes.ws("/", this::socket);
  }

  /** API Gateway does not compress; by default Jetty would agree to it. */
  private static void withoutCompression(Server jetty, ServletContextHandler context) {
    WebSocketServerComponents.ensureWebSocketComponents(jetty, context)
        .getExtensionRegistry()
        .unregister("permessage-deflate");
  }

  private void limit(JettyWebSocketServletFactory factory) {
    factory.setAutoFragment(false); // else a long frame would be taken, in pieces
    factory.setMaxFrameSize(limits.maxFrameBytes());
    factory.setMaxTextMessageSize(limits.maxMessageBytes());
    factory.setMaxBinaryMessageSize(limits.maxMessageBytes());
    factory.setIdleTimeout(limits.idle());
  }

  private void socket(WsConfig socket) {
    socket.onConnect(this::opened);
    socket.onMessage(this::message);
    socket.onBinaryMessage(
        context -> context.closeSession(UNSUPPORTED_DATA, "Binary frames are not supported"));
    socket.onClose(this::closed);
  }

  private void connect(Context request) {
    Handshake handshake = Handshake.of(request, ids.next(), time.instant());
    ConnectAnswer answer =
        ConnectAnswer.of(functions.invoke(routes.connect(), events.connect(handshake)));
    if (!answer.accepted()) {
      throw new HttpResponseException(answer.status(), "");
    }
    request
        .res()
        .setHeader(
            "Sec-WebSocket-Protocol", answer.subprotocol().isEmpty() ? null : answer.subprotocol());
    request.attribute(HANDSHAKE, handshake);
  }

  private void opened(WsContext context) {
    Handshake handshake = handshake(context);
    SocketConnection connection = new SocketConnection(handshake, context.session, time);
    context.attribute(SocketConnection.class.getName(), connection);
    connections.add(connection);
    connection.endsBy(
        lifetimes.schedule(
            connection::disconnect, limits.lifetime().toMillis(), TimeUnit.MILLISECONDS));
  }

  private void message(WsMessageContext context) {
    SocketConnection connection = connection(context);
    connection.touch();
    String body = context.message();
    run(
        () -> {
          byte[] event = events.message(connection.handshake(), body);
          if (functions.invoke(routes.message(), event) instanceof InvocationResult.Failed) {
            tellFailure(connection);
          }
        });
  }

  private void tellFailure(SocketConnection connection) {
    try {
      connection.send(
          JSON.createObjectNode()
              .put("message", "Internal server error")
              .put("connectionId", connection.id())
              .put("requestId", ids.next())
              .toString());
    } catch (GoneException e) {
      // nobody is left to tell
    }
  }

  private void closed(WsCloseContext context) {
    SocketConnection connection = connection(context);
    connections.remove(connection.id());
    connection.ended();
    int code = context.status();
    String reason = Objects.requireNonNullElse(context.reason(), "");
    run(
        () ->
            functions.invoke(
                routes.disconnect(), events.disconnect(connection.handshake(), code, reason)));
  }

  private void run(Runnable integration) {
    try {
      integrations.execute(integration);
    } catch (RejectedExecutionException e) {
      // stopping: what still comes in is dropped, as the connection is
    }
  }

  private static Handshake handshake(WsContext context) {
    return Objects.requireNonNull(context.<Handshake>attribute(HANDSHAKE));
  }

  private static SocketConnection connection(WsContext context) {
    return Objects.requireNonNull(
        context.<SocketConnection>attribute(SocketConnection.class.getName()));
  }

  @Override
  public void close() {
    connections.all().forEach(Connection::disconnect);
    server.close();
    lifetimes.shutdownNow();
    integrations.shutdown();
    try {
      if (!integrations.awaitTermination(2, TimeUnit.SECONDS)) {
        integrations.shutdownNow();
      }
    } catch (InterruptedException e) {
      integrations.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

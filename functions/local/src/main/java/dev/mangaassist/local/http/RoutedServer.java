package dev.mangaassist.local.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.util.function.Consumer;

/**
 * An HTTP server on 127.0.0.1, on virtual threads and without a banner.
 *
 * <p>{@link #close()} stops it and frees its port.
 */
public final class RoutedServer implements AutoCloseable {
  /** The only address that anything of the local system listens on. */
  public static final String HOST = "127.0.0.1";

  private final Javalin server;

  private RoutedServer(Javalin server) {
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param port the port, or 0 for any free one
   * @param routes adds routes and settings to the server
   * @throws PortInUseException if another process holds the port
   */
  public static RoutedServer start(int port, Consumer<JavalinConfig> routes) {
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.startup.startupWatcherEnabled = false;
              config.concurrency.useVirtualThreads = true;
              config.jetty.host = HOST;
              config.jetty.port = port;
              config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0));
              routes.accept(config);
            });
    try {
      server.start();
    } catch (JavalinBindException e) {
      throw new PortInUseException(port, e);
    }
    return new RoutedServer(server);
  }

  /**
   * Starts a server on a free port for callers that are programs: a request that a browser made for
   * some page (it carries an {@code Origin}) is refused with 403, so that no web site can reach an
   * API that is open to this machine.
   */
  public static RoutedServer startForPrograms(Consumer<JavalinConfig> routes) {
    return start(
        0,
        config -> {
          config.routes.before(
              request -> {
                if (request.header("Origin") != null) {
                  request.status(403).result("Not for web pages.").skipRemainingHandlers();
                }
              });
          routes.accept(config);
        });
  }

  /** The port that the server listens on. */
  public int port() {
    return server.port();
  }

  /** The server's address, {@code http://127.0.0.1:port}. */
  public URI uri() {
    return URI.create("http://" + HOST + ":" + port());
  }

  @Override
  public void close() {
    server.stop();
  }
}

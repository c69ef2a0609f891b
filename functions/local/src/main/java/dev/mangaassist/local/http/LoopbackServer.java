package dev.mangaassist.local.http;

import java.net.URI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP/1.1 server on 127.0.0.1 that runs one Jetty handler, each request in a virtual thread of
 * its own, so that a handler may block.
 *
 * <p>Paths may hold encoded slashes, as those of AWS resource names do. Closing ends the requests
 * in flight by closing their connections.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Server server;
  private final ServerConnector connector;

  private LoopbackServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts a server.
   *
   * @param name the name of its threads
   * @param port the port to listen on, or 0 for any free one
   * @throws IllegalStateException if the port cannot be had
   */
  public static LoopbackServer start(String name, int port, Handler handler) {
    var threads = new QueuedThreadPool();
    threads.setName(name);
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor(name + "-"));
    var server = new Server(threads);
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setUriCompliance(
        UriCompliance.DEFAULT.with("ARN", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR));
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(HOST);
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(handler);
    server.setStopTimeout(0);
    try {
      server.start();
    } catch (Exception e) {
      LifeCycle.stop(server);
      throw new IllegalStateException(
          name
              + " cannot listen on "
              + HOST
              + ":"
              + port
              + " ("
              + e.getMessage()
              + "): choose another port, or 0 for any free one",
          e);
    }
    return new LoopbackServer(server, connector);
  }

  /** The address that clients are pointed at, such as {@code http://127.0.0.1:49152}. */
  public URI endpoint() {
    return URI.create("http://" + HOST + ":" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The server at " + endpoint() + " did not stop", e);
    }
  }
}

package dev.mangaassist.local.bedrock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;

/**
 * The client of one call. Every method notices when the client has gone, those that wait within
 * some milliseconds.
 */
final class Client {
  private static final long GLANCE_NANOS = Duration.ofMillis(10).toNanos();

  private final Response response;
  private final EndPoint endPoint;

  Client(Request request, Response response) {
    this.response = response;
    this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
  }

  /** Sets the head of the response, which goes out with the first bytes. */
  void begin(int status, String contentType) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
  }

  /** Adds a header to the head of the response. */
  void header(String name, String value) {
    response.getHeaders().put(name, value);
  }

  /** Sends bytes at once; the last ones end the response. */
  void send(boolean last, ByteBuffer bytes) throws GoneException {
    checkPresence();
    try {
      Content.Sink.write(response, last, bytes);
    } catch (IOException e) {
      throw new GoneException(e);
    }
  }

  /** Waits until a moment of {@link System#nanoTime()}. */
  void waitUntil(long nanoTime) throws GoneException {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      checkPresence();
      try {
        Thread.sleep(Duration.ofNanos(Math.min(left, GLANCE_NANOS)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new GoneException(e);
      }
    }
  }

  /** Whether the last bytes of the response have been sent. */
  boolean ended() {
    return response.hasLastWrite();
  }

  /** Closes the connection without ending the response. */
  void cut() {
    endPoint.close();
  }

  /** Reads ahead: a client sends nothing while it waits for its response, except the end. */
  private void checkPresence() throws GoneException {
    try {
      if (endPoint.fill(BufferUtil.allocate(1)) < 0) {
        throw new GoneException(null);
      }
    } catch (IOException e) {
      throw new GoneException(e);
    }
  }
}

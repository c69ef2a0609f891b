package dev.mangaassist.local.gateway;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** A connection over a WebSocket. */
final class SocketConnection implements Connection {
  static final int GOING_AWAY = 1001;

  /** A client that takes nothing for so long is treated as gone. */
  private static final int SEND_SECONDS = 10;

  /** At most 3 bytes a character, so that a fragment stays under a frame's 32 KB. */
  private static final int FRAGMENT_CHARS = 8 * 1024;

  private final Handshake handshake;
  private final Session session;
  private final InstantSource time;

  /** Fair, so that frames leave in the order in which they came to be sent. */
  private final Lock sending = new ReentrantLock(true);

  private volatile Instant lastActiveAt;
  private volatile Future<?> endOfLife = CompletableFuture.completedFuture(null);

  SocketConnection(Handshake handshake, Session session, InstantSource time) {
    this.handshake = handshake;
    this.session = session;
    this.time = time;
    this.lastActiveAt = handshake.connectedAt();
  }

  Handshake handshake() {
    return handshake;
  }

  /** Remembers the task that will end this connection, to be cancelled once it has ended. */
  void endsBy(Future<?> task) {
    endOfLife = task;
  }

  void ended() {
    endOfLife.cancel(false);
  }

  void touch() {
    lastActiveAt = time.instant();
  }

  void close(int code, String reason) {
    session.close(code, reason, Callback.NOOP);
  }

  @Override
  public String id() {
    return handshake.connectionId();
  }

  @Override
  public Instant connectedAt() {
    return handshake.connectedAt();
  }

  @Override
  public Instant lastActiveAt() {
    return lastActiveAt;
  }

  @Override
  public Peer peer() {
    return handshake.peer();
  }

  @Override
  public void send(String text) throws GoneException {
    sending.lock();
    try {
      int from = 0;
      do {
        int to = fragmentEnd(text, from);
        sendFragment(text.substring(from, to), to == text.length());
        from = to;
      } while (from < text.length());
    } finally {
      sending.unlock();
    }
    touch();
  }

  private void sendFragment(String fragment, boolean last) throws GoneException {
    if (!session.isOpen()) {
      throw new GoneException(id());
    }
    Callback.Completable sent = new Callback.Completable();
    session.sendPartialText(fragment, last, sent);
    try {
      sent.get(SEND_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      session.disconnect();
      throw new GoneException(id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GoneException(id());
    }
  }

  private static int fragmentEnd(String text, int from) {
    int end = Math.min(text.length(), from + FRAGMENT_CHARS);
    boolean splitsPair = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return splitsPair ? end - 1 : end;
  }

  @Override
  public void disconnect() {
    close(GOING_AWAY, "Going away");
  }
}

package dev.mangaassist.local.gateway;

import java.time.Instant;
import java.util.function.Consumer;

/** A connection without a socket: its frames go to whoever opened it, one after another. */
public final class SocketlessConnection implements Connection {
  private final String id;
  private final Instant connectedAt;
  private final Consumer<String> frames;
  private boolean open = true;

  public SocketlessConnection(String id, Instant connectedAt, Consumer<String> frames) {
    this.id = id;
    this.connectedAt = connectedAt;
    this.frames = frames;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Instant connectedAt() {
    return connectedAt;
  }

  @Override
  public Instant lastActiveAt() {
    return connectedAt;
  }

  @Override
  public Peer peer() {
    return new Peer("127.0.0.1", "");
  }

  @Override
  public synchronized void send(String text) throws GoneException {
    if (!open) {
      throw new GoneException(id);
    }
    frames.accept(text);
  }

  @Override
  public synchronized void disconnect() {
    open = false;
  }
}

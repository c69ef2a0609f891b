package dev.mangaassist.local.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A connection without a socket, which keeps the frames posted to it. */
public final class RecordingConnection implements Connection {
  private final String id;
  private final Instant connectedAt;
  private final List<String> frames = new ArrayList<>();
  private boolean open = true;

  public RecordingConnection(String id, Instant connectedAt) {
    this.id = id;
    this.connectedAt = connectedAt;
  }

  /** The frames posted so far, in order. */
  public synchronized List<String> frames() {
    return List.copyOf(frames);
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
    frames.add(text);
  }

  @Override
  public synchronized void disconnect() {
    open = false;
  }
}

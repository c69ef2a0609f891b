package dev.mangaassist.local.gateway;

import java.time.Instant;

/** A connection that frames can be posted to. */
public interface Connection {
  /** Its id, unique for ever, which may hold characters that a URL must escape. */
  String id();

  /** When its handshake was done. */
  Instant connectedAt();

  /** When the last frame passed, in either direction. */
  Instant lastActiveAt();

  /** Who is at the other end. */
  Peer peer();

  /**
   * Sends a text frame; returns once it has been handed to the socket.
   *
   * @throws GoneException if the other end is no longer there
   */
  void send(String text) throws GoneException;

  /** Closes the connection from this side. */
  void disconnect();
}

package dev.mangaassist.local.gateway;

/** The connection has ended, or has not begun: its $connect route is still running. */
public final class GoneException extends Exception {
  private static final long serialVersionUID = 1L;

  GoneException(String connectionId) {
    super("Connection " + connectionId + " is not open.");
  }
}

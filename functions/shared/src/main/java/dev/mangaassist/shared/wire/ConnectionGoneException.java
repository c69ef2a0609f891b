package dev.mangaassist.shared.wire;

/** The customer has left: nothing can be posted to this connection any more. */
public final class ConnectionGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConnectionGoneException() {
    super("The connection is gone");
  }

  public ConnectionGoneException(Throwable cause) {
    super("The connection is gone", cause);
  }
}

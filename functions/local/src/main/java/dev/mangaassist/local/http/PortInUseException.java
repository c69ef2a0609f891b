package dev.mangaassist.local.http;

/** The port asked for is held by another process. */
public final class PortInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortInUseException(int port, Throwable cause) {
    super(
        "Port "
            + port
            + " is in use by another process; stop that one, or choose another port (--port 0 takes"
            + " any free one).",
        cause);
  }
}

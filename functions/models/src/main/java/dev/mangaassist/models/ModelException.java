package dev.mangaassist.models;

/** A model call failed. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it was. */
  public enum Kind {
    /** Too many requests or tokens: later, or by another model, it may work. */
    THROTTLED,
    /** The model or the way to it is broken, or the stream was cut. */
    UNAVAILABLE,
    /** Nothing came in time. */
    TIMED_OUT,
    /** The request is wrong or not permitted; trying again changes nothing. */
    REJECTED
  }

  private final Kind kind;

  public ModelException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public ModelException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}

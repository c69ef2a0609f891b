package dev.mangaassist.shared.wire;

import java.util.Locale;

/** Why an ask or a frame ended in an {@code error} frame. */
public enum ErrorCode {
  /** The frame is not one that the protocol knows; sending it again changes nothing. */
  BAD_REQUEST(false),
  /** A text is longer than {@link Limits#MAX_TEXT_CHARACTERS}. */
  TOO_LARGE(false),
  /** The customer has used up a limit; the message says when to come back. */
  RATE_LIMITED(true),
  /** A turn of this conversation is still being answered. */
  BUSY(true),
  /** The connection may not do this. */
  UNAUTHORIZED(false),
  /** No model could answer. */
  MODEL_UNAVAILABLE(true),
  /** The answer was not complete in time. */
  TIMEOUT(true),
  /** Something of ours failed. */
  INTERNAL(true);

  private final boolean retryable;

  ErrorCode(boolean retryable) {
    this.retryable = retryable;
  }

  /** The code on the wire, for example {@code bad_request}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the same ask, sent again later, can succeed. */
  public boolean retryable() {
    return retryable;
  }
}

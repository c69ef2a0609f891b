package dev.mangaassist.message;

import dev.mangaassist.shared.wire.ErrorCode;
import java.util.Optional;

/** A frame is not as the protocol wants it; the message says what was expected and what came. */
final class FrameException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String id;

  FrameException(ErrorCode code, String message) {
    this(code, message, "");
  }

  private FrameException(ErrorCode code, String message, String id) {
    super(message);
    this.code = code;
    this.id = id;
  }

  /** The same failure, told of the answer with this id. */
  FrameException about(String answerId) {
    return new FrameException(code, getMessage(), answerId);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  ErrorCode code() {
    return code;
  }

  /** The id that the frame gave, if it gave a valid one. */
  Optional<String> id() {
    return id.isEmpty() ? Optional.empty() : Optional.of(id);
  }
}

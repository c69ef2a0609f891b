package dev.mangaassist.local.bedrock;

/** A request that is answered with an error. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final BedrockError error;

  RefusedException(BedrockError error, String message) {
    super(message);
    this.error = error;
  }

  static RefusedException invalid(String message) {
    return new RefusedException(BedrockError.VALIDATION, message);
  }

  BedrockError error() {
    return error;
  }
}

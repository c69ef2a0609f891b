package dev.mangaassist.local.bedrock;

/** The errors of Bedrock Runtime that the stand-in gives, as its API reference lists them. */
public enum BedrockError {
  VALIDATION(400, "ValidationException", "The request is not valid."),
  RESOURCE_NOT_FOUND(404, "ResourceNotFoundException", "There is no such resource."),
  MODEL_TIMEOUT(408, "ModelTimeoutException", "The model took too long to answer. Try again."),
  MODEL_STREAM_ERROR(
      424, "ModelStreamErrorException", "The model broke off its answer. Try again."),
  THROTTLING(429, "ThrottlingException", "Too many requests, please wait before trying again."),
  INTERNAL_SERVER(500, "InternalServerException", "An internal error occurred. Try again."),
  SERVICE_UNAVAILABLE(503, "ServiceUnavailableException", "Bedrock is out of service. Try again.");

  private final int status;
  private final String shape;
  private final String message;

  BedrockError(int status, String shape, String message) {
    this.status = status;
    this.shape = shape;
    this.message = message;
  }

  int status() {
    return status;
  }

  /** Its name in the header {@code x-amzn-ErrorType}. */
  String shape() {
    return shape;
  }

  /** What it says when it strikes as a fault. */
  String message() {
    return message;
  }

  /** Its name as an event of a stream, such as {@code throttlingException}. */
  String eventName() {
    return Character.toLowerCase(shape.charAt(0)) + shape.substring(1);
  }
}

package dev.mangaassist.local.sqs;

/** A request that is answered with an error. */
final class SqsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String queryCode;

  private SqsException(String code, String queryCode, String message) {
    super(message);
    this.code = code;
    this.queryCode = queryCode;
  }

  static SqsException noSuchQueue() {
    return new SqsException(
        "QueueDoesNotExist",
        "AWS.SimpleQueueService.NonExistentQueue",
        "The specified queue does not exist.");
  }

  static SqsException unsupported(String message) {
    return new SqsException(
        "UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation", message);
  }

  static SqsException invalid(String message) {
    return new SqsException("InvalidParameterValue", "InvalidParameterValue", message);
  }

  static SqsException invalidContents() {
    return new SqsException(
        "InvalidMessageContents",
        "InvalidMessageContents",
        "Invalid characters were found in the message: SQS takes those of XML 1.0.");
  }

  /** The error's name in AWS JSON. */
  String code() {
    return code;
  }

  /** The error's name in SQS's older protocol, which the SDK reports as its code. */
  String queryCode() {
    return queryCode;
  }
}

package dev.mangaassist.local.lambda;

/** How an invocation ended. */
public sealed interface InvocationResult {
  /** The bytes that the caller of the Invoke API gets. */
  byte[] payload();

  /**
   * The function returned.
   *
   * @param payload what it returned, JSON in UTF-8
   */
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  record Returned(byte[] payload) implements InvocationResult {}

  /**
   * The function threw, or ran out of time.
   *
   * @param errorType the exception's class name, or Lambda's own word
   * @param errorMessage the exception's message
   * @param payload both as JSON, as Lambda writes them
   */
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  record Failed(String errorType, String errorMessage, byte[] payload)
      implements InvocationResult {}
}

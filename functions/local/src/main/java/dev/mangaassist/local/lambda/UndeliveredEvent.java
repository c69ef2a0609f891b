package dev.mangaassist.local.lambda;

/**
 * An asynchronous event given up: what Lambda sends to the on-failure destination.
 *
 * @param function the function that should have taken it
 * @param requestId the invocation's id
 * @param condition {@code RetriesExhausted} or {@code EventAgeExceeded}, Lambda's words
 * @param attempts how often the function was run
 * @param lastFailure how it ended the last time
 */
public record UndeliveredEvent(
    String function,
    String requestId,
    String condition,
    int attempts,
    InvocationResult.Failed lastFailure) {}

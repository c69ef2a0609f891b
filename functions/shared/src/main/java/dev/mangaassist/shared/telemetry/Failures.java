package dev.mangaassist.shared.telemetry;

import java.util.StringJoiner;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Describes failures without their messages: a parser's or a service's message may quote what a
 * customer wrote.
 */
public final class Failures {
  private static final int MAX_CAUSES = 5;

  private Failures() {}

  /**
   * The types of a failure and its causes, each with a service's error code and with the place in
   * our code that it came through.
   */
  public static String describe(Throwable failure) {
    StringJoiner description = new StringJoiner(" <- ");
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      description.add(cause.getClass().getName() + detail(cause) + place(cause));
      cause = cause.getCause();
    }
    return description.toString();
  }

  private static String detail(Throwable failure) {
    if (failure instanceof AwsServiceException e && e.awsErrorDetails() != null) {
      return " (%s, status %d, request %s)"
          .formatted(e.awsErrorDetails().errorCode(), e.statusCode(), e.requestId());
    }
    return "";
  }

  private static String place(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("dev.mangaassist.")) {
        return " at " + frame;
      }
    }
    return "";
  }
}

package dev.mangaassist.models;

import dev.mangaassist.models.ModelException.Kind;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** Translates the SDK's failures into ours. */
final class BedrockFailures {
  private BedrockFailures() {}

  static ModelException translate(Throwable failure) {
    Throwable cause = failure instanceof CompletionException e ? causeOf(e) : failure;
    Kind kind = kind(cause);
    return new ModelException(kind, "The model call failed: " + kind, cause);
  }

  private static Kind kind(Throwable failure) {
    return switch (failure) {
      case ThrottlingException e -> Kind.THROTTLED;
      case ModelTimeoutException e -> Kind.TIMED_OUT;
      case ApiCallTimeoutException e -> Kind.TIMED_OUT;
      case ApiCallAttemptTimeoutException e -> Kind.TIMED_OUT;
      case AwsServiceException e when e.isThrottlingException() -> Kind.THROTTLED;
      // their status is 424: the model failed at a request that may be right
      case ModelErrorException e -> Kind.UNAVAILABLE;
      case ModelStreamErrorException e -> Kind.UNAVAILABLE;
      case AwsServiceException e when e.statusCode() >= 400 && e.statusCode() < 500 ->
          Kind.REJECTED;
      case Throwable e when isReadTimeout(e) -> Kind.TIMED_OUT;
      default -> Kind.UNAVAILABLE;
    };
  }

  private static boolean isReadTimeout(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof io.netty.handler.timeout.ReadTimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static Throwable causeOf(CompletionException e) {
    return e.getCause() == null ? e : e.getCause();
  }
}

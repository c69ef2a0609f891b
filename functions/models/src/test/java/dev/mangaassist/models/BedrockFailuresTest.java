package dev.mangaassist.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.models.ModelException.Kind;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelNotReadyException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

final class BedrockFailuresTest {

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureHasAKind(Throwable failure, Kind kind) {
    assertThat(BedrockFailures.translate(failure).kind()).isEqualTo(kind);
    assertThat(BedrockFailures.translate(new CompletionException(failure)).kind()).isEqualTo(kind);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(ThrottlingException.builder().statusCode(429).build(), Kind.THROTTLED),
        Arguments.of(ThrottlingException.builder().statusCode(500).build(), Kind.THROTTLED),
        Arguments.of(ModelNotReadyException.builder().statusCode(429).build(), Kind.THROTTLED),
        Arguments.of(
            BedrockRuntimeException.builder()
                .awsErrorDetails(
                    AwsErrorDetails.builder().errorCode("TooManyRequestsException").build())
                .statusCode(400)
                .build(),
            Kind.THROTTLED),
        Arguments.of(ModelTimeoutException.builder().statusCode(408).build(), Kind.TIMED_OUT),
        Arguments.of(ApiCallTimeoutException.builder().message("late").build(), Kind.TIMED_OUT),
        Arguments.of(
            ApiCallAttemptTimeoutException.builder().message("late").build(), Kind.TIMED_OUT),
        Arguments.of(
            SdkClientException.create("late", new IOException(new ReadTimeoutException())),
            Kind.TIMED_OUT),
        Arguments.of(new IOException(new ReadTimeoutException()), Kind.TIMED_OUT),
        Arguments.of(ValidationException.builder().statusCode(400).build(), Kind.REJECTED),
        Arguments.of(AccessDeniedException.builder().statusCode(403).build(), Kind.REJECTED),
        // 424: the model failed, not the request
        Arguments.of(ModelErrorException.builder().statusCode(424).build(), Kind.UNAVAILABLE),
        Arguments.of(ModelStreamErrorException.builder().statusCode(424).build(), Kind.UNAVAILABLE),
        Arguments.of(InternalServerException.builder().statusCode(500).build(), Kind.UNAVAILABLE),
        Arguments.of(
            ServiceUnavailableException.builder().statusCode(503).build(), Kind.UNAVAILABLE),
        Arguments.of(SdkClientException.create("refused"), Kind.UNAVAILABLE),
        Arguments.of(new CancellationException(), Kind.UNAVAILABLE),
        Arguments.of(new IOException("reset"), Kind.UNAVAILABLE));
  }

  @Test
  void theCauseIsKeptAndItsMessageNotQuoted() {
    var cause = new IOException("the prompt was: secret");

    ModelException failure = BedrockFailures.translate(new CompletionException(cause));

    assertThat(failure).hasCause(cause).hasMessage("The model call failed: UNAVAILABLE");
  }

  @Test
  void aCompletionWithoutACauseIsItsOwn() {
    var failure = new CompletionException(null);

    assertThat(BedrockFailures.translate(failure)).hasCause(failure);
  }
}

package dev.mangaassist.shared.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

final class FailuresTest {

  @Test
  void aFailureIsItsTypesAndThePlaceInOurCode() {
    var failure = new CompletionException("secret one", new IOException("secret two"));

    assertThat(Failures.describe(failure))
        .matches(
            "java\\.util\\.concurrent\\.CompletionException at .*FailuresTest.*"
                + " <- java\\.io\\.IOException at .*FailuresTest\\.java:\\d+\\)")
        .doesNotContain("secret");
  }

  @Test
  void aServiceIsQuotedWithItsErrorCodeOnly() {
    var failure =
        DynamoDbException.builder()
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("ThrottlingException")
                    .errorMessage("the item 'secret' was throttled")
                    .build())
            .statusCode(400)
            .requestId("r-1")
            .message("secret")
            .build();

    assertThat(Failures.describe(failure))
        .contains("(ThrottlingException, status 400, request r-1)")
        .doesNotContain("secret");
  }

  @Test
  void aChainOfCausesThatRunsInACircleEnds() {
    var first = new IllegalStateException();
    first.initCause(new IllegalStateException(first));

    assertThat(Failures.describe(first).split(" <- ", -1)).hasSize(5);
  }

  @Test
  void aFailureThatNeverMetOurCodeHasNoPlace() {
    var failure = new IOException();
    failure.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("java.io.Reader", "read", "Reader.java", 1)
        });

    assertThat(Failures.describe(failure)).isEqualTo("java.io.IOException");
  }
}

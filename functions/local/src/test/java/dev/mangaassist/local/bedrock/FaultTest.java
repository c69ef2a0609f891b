package dev.mangaassist.local.bedrock;

import static dev.mangaassist.local.bedrock.Bedrock.HAIKU;
import static dev.mangaassist.local.bedrock.Bedrock.SONNET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mangaassist.local.bedrock.ModelCall.Outcome;
import dev.mangaassist.shared.vocabulary.Tier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

final class FaultTest {
  private final List<ModelCall> told = new CopyOnWriteArrayList<>();
  private final BedrockStandIn standIn =
      BedrockStandIn.start(0, BedrockBehaviour.instant(), told::add);
  private final Bedrock bedrock = new Bedrock(standIn.endpoint());

  @AfterEach
  void close() {
    bedrock.close();
    standIn.close();
  }

  @ParameterizedTest
  @CsvSource({
    "THROTTLING, 429, ThrottlingException",
    "SERVICE_UNAVAILABLE, 503, ServiceUnavailableException",
    "INTERNAL_SERVER, 500, InternalServerException",
    "MODEL_TIMEOUT, 408, ModelTimeoutException"
  })
  void refusalsReachTheSdkAsItsExceptions(BedrockError error, int status, String shape) {
    fault(FaultPlan.next(new Fault.Refusal(error)));

    assertThatThrownBy(() -> bedrock.stream(HAIKU, "hello").join())
        .cause()
        .isInstanceOfSatisfying(
            BedrockRuntimeException.class,
            e -> {
              assertThat(e.getClass().getSimpleName()).isEqualTo(shape);
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(error.message());
            });
    assertThat(bedrock.stream(HAIKU, "hello").join().stopReason()).isEqualTo("end_turn");
    await().until(() -> told.size() == 2);
    assertThat(told).extracting("outcome").containsExactly(Outcome.FAILED, Outcome.COMPLETED);
  }

  @Test
  void aCutClosesTheConnectionInMidAnswer() {
    fault(FaultPlan.next(new Fault.Cut(2)));

    Bedrock.Stream stream = bedrock.stream(HAIKU, "hello");

    // The SDK reports such an end as that of a stream, with or without an exception.
    await().until(stream.end()::isDone);
    assertThat(stream.deltas()).hasSizeLessThanOrEqualTo(2);
    assertThat(stream.eventTypes()).doesNotContain("messageStop");
    await().until(() -> told.size() == 1);
    assertThat(told.getFirst().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(told.getFirst().outputTokens()).isEqualTo(8);
  }

  @Test
  void anErrorEventEndsAStream() {
    fault(
        FaultPlan.next(
            new Fault.ErrorEvent(3, BedrockError.MODEL_STREAM_ERROR),
            new Fault.ErrorEvent(0, BedrockError.THROTTLING),
            new Fault.ErrorEvent(1_000, BedrockError.INTERNAL_SERVER)));

    Bedrock.Stream broken = bedrock.stream(HAIKU, "hello");
    assertThatThrownBy(broken::join).hasCauseInstanceOf(ModelStreamErrorException.class);
    assertThat(broken.deltas()).hasSize(3);

    Bedrock.Stream throttled = bedrock.stream(HAIKU, "hello");
    assertThatThrownBy(throttled::join).hasCauseInstanceOf(ThrottlingException.class);
    assertThat(throttled.eventTypes()).containsExactly("messageStart");

    Bedrock.Stream atTheEnd = bedrock.stream(HAIKU, "hello");
    assertThatThrownBy(atTheEnd::join).hasCauseInstanceOf(InternalServerException.class);
    assertThat(atTheEnd.text()).endsWith("(scripted stand-in)");
  }

  @Test
  void aStallHoldsTheAnswerBackAndThenGoesOn() {
    fault(FaultPlan.next(new Fault.Stall(2, Duration.ofMillis(80))));

    Bedrock.Stream stream = bedrock.stream(HAIKU, "hello").join();

    assertThat(stream.metadata().metrics().latencyMs()).isGreaterThanOrEqualTo(80);
    assertThat(stream.text()).endsWith("(scripted stand-in)");
  }

  @Test
  void aClientMayLeaveDuringAStall() {
    fault(FaultPlan.next(new Fault.Stall(2, Duration.ofMinutes(5))));
    Bedrock.Stream stream = bedrock.stream(HAIKU, "hello");
    await().until(() -> stream.deltas().size() == 2);

    stream.end().cancel(true);

    await().until(() -> told.size() == 1);
    assertThat(told.getFirst().outcome()).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void faultsOfACallThatIsNotStreamedStrikeItsOneResponse() {
    fault(
        FaultPlan.next(new Fault.ErrorEvent(3, BedrockError.MODEL_STREAM_ERROR), new Fault.Cut(3)));

    assertThatThrownBy(() -> bedrock.converse(HAIKU, "hello"))
        .hasCauseInstanceOf(BedrockRuntimeException.class)
        .hasMessageContaining("Status Code: 424");
    assertThatThrownBy(() -> bedrock.converse(HAIKU, "hello"))
        .hasCauseInstanceOf(SdkClientException.class);
  }

  @Test
  void aPlanCanBeMeantForOneModel() {
    fault(FaultPlan.next(new Fault.Refusal(BedrockError.THROTTLING)).on(Tier.SONNET));

    assertThat(bedrock.stream(HAIKU, "hello").join().stopReason()).isEqualTo("end_turn");
    assertThatThrownBy(() -> bedrock.stream(SONNET, "hello").join())
        .hasCauseInstanceOf(ThrottlingException.class);
  }

  @Test
  void aShareOfTheCallsGoesWrongEvenlySpread() {
    var dispenser =
        new FaultDispenser(FaultPlan.share(0.25, new Fault.Refusal(BedrockError.THROTTLING)));

    List<Boolean> struck =
        IntStream.range(0, 8).mapToObj(i -> dispenser.next(Tier.HAIKU).isPresent()).toList();

    assertThat(struck).containsExactly(false, false, false, true, false, false, false, true);
  }

  @Test
  void aNewBehaviourStartsItsFaultsAfresh() {
    BedrockBehaviour failing =
        BedrockBehaviour.instant()
            .withFaults(FaultPlan.next(new Fault.Refusal(BedrockError.THROTTLING)));
    for (int i = 0; i < 2; i++) {
      standIn.behave(failing);
      assertThatThrownBy(() -> bedrock.stream(HAIKU, "hello").join())
          .hasCauseInstanceOf(ThrottlingException.class);
    }
  }

  private void fault(FaultPlan plan) {
    standIn.behave(BedrockBehaviour.instant().withFaults(plan));
  }
}

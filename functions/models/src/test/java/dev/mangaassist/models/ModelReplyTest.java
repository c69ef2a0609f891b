package dev.mangaassist.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelReplyTest {

  @ParameterizedTest
  @CsvSource({
    "end_turn, true, false",
    "stop_sequence, true, false",
    "max_tokens, false, true",
    "guardrail_intervened, false, false",
    "something_new, false, false"
  })
  void onlyAnAnswerThatCameToItsEndIsComplete(
      String stopReason, boolean complete, boolean truncated) {
    var reply = new ModelReply(stopReason, TokenUsage.NONE, false);

    assertThat(reply.complete()).isEqualTo(complete);
    assertThat(reply.truncated()).isEqualTo(truncated);
  }
}

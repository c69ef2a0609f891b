package dev.mangaassist.cascade.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.ConnectionGoneException;
import dev.mangaassist.shared.wire.ErrorCode;
import dev.mangaassist.shared.wire.ServerFrame;
import dev.mangaassist.shared.wire.ServerFrame.Delta;
import dev.mangaassist.shared.wire.ServerFrame.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AnswerStreamTest {
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private boolean present = true;
  private final List<ServerFrame> frames = new ArrayList<>();
  private final AnswerStream stream =
      new AnswerStream(
          new Customer() {
            @Override
            public void post(ServerFrame frame) {
              frames.add(frame);
            }

            @Override
            public boolean isPresent() {
              return present;
            }
          },
          "q1",
          () -> now);

  @Test
  void theFirstTextGoesOutAtOnceBehindItsStart() {
    text("Hel");
    assertThat(frames)
        .containsExactly(new Start("q1", Task.FAQ, Tier.SONNET), new Delta("q1", 0, "Hel"));
    assertThat(stream.firstTextAt()).contains(now);
  }

  @Test
  void laterTextIsGatheredForAMoment() {
    text("a");
    text("b");
    text("c");
    assertThat(frames).hasSize(2);
    pass(80);
    text("d");
    assertThat(frames.getLast()).isEqualTo(new Delta("q1", 1, "bcd"));
  }

  @Test
  void gatheredTextGoesOutWhenNothingMoreComes() {
    text("a");
    text("b");
    pass(80);
    stream.idle();
    assertThat(frames.getLast()).isEqualTo(new Delta("q1", 1, "b"));
    stream.idle();
    assertThat(frames).hasSize(3);
  }

  @Test
  void whatWasShownCanBeReplacedAndTheCountGoesOn() {
    text("wrong");
    text(" words");
    pass(500);
    stream.replace("escalation_failed");
    assertThat(stream.firstTextAt()).isEmpty();
    text("right");
    assertThat(stream.firstTextAt()).contains(now);
    assertThat(frames.subList(1, frames.size()))
        .containsExactly(
            new Delta("q1", 0, "wrong"),
            new ServerFrame.Replace("q1", "escalation_failed"),
            new Delta("q1", 1, "right"));
  }

  @Test
  void nothingIsReplacedWhereNothingWasShown() {
    stream.replace("escalation_failed");
    assertThat(frames).isEmpty();
  }

  @Test
  void noFrameFollowsTheEnd() {
    stream.fail(ErrorCode.INTERNAL, "Sorry");
    assertThatThrownBy(() -> stream.fail(ErrorCode.INTERNAL, "Sorry"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(frames)
        .containsExactly(new ServerFrame.Failure(Optional.of("q1"), ErrorCode.INTERNAL, "Sorry"));
  }

  @Test
  void aCustomerWhoLeavesDuringSilenceIsNoticed() {
    present = false;
    stream.checkPresence();
    pass(1000);
    assertThatThrownBy(stream::checkPresence).isInstanceOf(ConnectionGoneException.class);
  }

  private void text(String text) {
    stream.text(Task.FAQ, Tier.SONNET, text);
  }

  private void pass(long millis) {
    now = now.plus(Duration.ofMillis(millis));
  }
}

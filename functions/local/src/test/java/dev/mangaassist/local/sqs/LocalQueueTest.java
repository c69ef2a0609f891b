package dev.mangaassist.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LocalQueueTest {
  private static final Duration HIDDEN = Duration.ofMinutes(12);
  private static final Duration KEPT = Duration.ofHours(1);

  private Instant now = Instant.parse("2026-11-25T10:00:00Z");
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final LocalQueue queue =
      new LocalQueue(new QueueSettings("samples", HIDDEN, KEPT, 3), () -> now, deadLetters::add);

  @Test
  void theOldestMessageIsReceivedFirst() {
    String first = queue.send("one");
    String second = queue.send("two");

    assertThat(received()).extracting(ReceivedMessage::messageId).containsExactly(first, second);
    assertThat(queue.receive()).isEmpty();
    assertThat(queue.isEmpty()).as("both are in somebody's hands").isFalse();
  }

  @Test
  void aMessageThatIsNotDeletedIsVisibleAgainAfterTheVisibilityTimeout() {
    queue.send("one");
    Instant sent = now;
    ReceivedMessage first = queue.receive().orElseThrow();

    now = now.plus(HIDDEN).minusMillis(1);
    assertThat(queue.receive()).isEmpty();
    now = now.plusMillis(1);
    ReceivedMessage again = queue.receive().orElseThrow();

    assertThat(again.messageId()).isEqualTo(first.messageId());
    assertThat(again.receiptHandle()).isNotEqualTo(first.receiptHandle());
    assertThat(again.receives()).isEqualTo(2);
    assertThat(again.sent()).isEqualTo(sent);
    assertThat(again.firstReceived()).isEqualTo(sent);
  }

  @Test
  void whoReceivedAMessageBeforeSomebodyElseDoesNotDeleteIt() {
    queue.send("one");
    ReceivedMessage late = queue.receive().orElseThrow();
    now = now.plus(HIDDEN);
    ReceivedMessage current = queue.receive().orElseThrow();

    queue.delete(late);
    assertThat(queue.isEmpty()).isFalse();
    queue.delete(current);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void afterItsLastReceiveAMessageIsADeadLetter() {
    String id = queue.send("one");
    for (int receive = 1; receive <= 3; receive++) {
      assertThat(received()).hasSize(1);
      now = now.plus(HIDDEN);
    }

    assertThat(deadLetters).isEmpty();
    assertThat(queue.receive()).isEmpty();
    assertThat(deadLetters).containsExactly(new DeadLetter("samples", id, 3));
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void aMessageIsKeptNoLongerThanItsRetention() {
    queue.send("one");

    now = now.plus(KEPT);
    assertThat(queue.isEmpty()).isFalse();
    now = now.plusMillis(1);

    assertThat(queue.receive()).isEmpty();
    assertThat(queue.isEmpty()).isTrue();
    assertThat(deadLetters).as("what is too old is nobody's letter").isEmpty();
  }

  private List<ReceivedMessage> received() {
    List<ReceivedMessage> received = new ArrayList<>();
    for (var next = queue.receive(); next.isPresent(); next = queue.receive()) {
      received.add(next.get());
    }
    return received;
  }
}

package dev.mangaassist.local.sqs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A standard queue, in memory, oldest message first. As in SQS, a message that was received and not
 * deleted is visible again after the visibility timeout; one that would be received once too often
 * is a dead letter instead, and one that is too old is gone. Safe for use by several threads.
 */
final class LocalQueue {
  private final QueueSettings settings;
  private final InstantSource time;
  private final Consumer<DeadLetter> deadLetters;
  private final List<Message> messages = new ArrayList<>();

  LocalQueue(QueueSettings settings, InstantSource time, Consumer<DeadLetter> deadLetters) {
    this.settings = settings;
    this.time = time;
    this.deadLetters = deadLetters;
  }

  QueueSettings settings() {
    return settings;
  }

  /** Takes a message in and gives its id. */
  synchronized String send(String body) {
    Message message = new Message(UUID.randomUUID().toString(), body, time.instant());
    messages.add(message);
    notifyAll();
    return message.id;
  }

  /** The oldest message that is visible, which is hidden from now on. */
  synchronized Optional<ReceivedMessage> receive() {
    Instant now = time.instant();
    forgetOld(now);
    for (Message message : List.copyOf(messages)) {
      if (message.visibleFrom.isAfter(now)) {
        continue;
      }
      if (message.receives == settings.maxReceiveCount()) {
        messages.remove(message);
        deadLetters.accept(new DeadLetter(settings.name(), message.id, message.receives));
        continue;
      }
      return Optional.of(message.receivedAt(now, settings.visibilityTimeout()));
    }
    return Optional.empty();
  }

  /** Waits for a message that is visible. */
  synchronized ReceivedMessage take() throws InterruptedException {
    while (true) {
      Optional<ReceivedMessage> received = receive();
      if (received.isPresent()) {
        return received.get();
      }
      wait(millisToNext());
    }
  }

  /** Ends a message, unless it has been received again since. */
  synchronized void delete(ReceivedMessage received) {
    messages.removeIf(message -> message.receiptHandle.equals(received.receiptHandle()));
  }

  /** Whether no message waits or is in anybody's hands. */
  synchronized boolean isEmpty() {
    forgetOld(time.instant());
    return messages.isEmpty();
  }

  /** Until the next message is visible, at least 1; 0, which waits for a message, if none is. */
  private long millisToNext() {
    Instant now = time.instant();
    return messages.stream()
        .map(message -> Duration.between(now, message.visibleFrom).toMillis())
        .min(Comparator.naturalOrder())
        .map(millis -> Math.max(1, millis))
        .orElse(0L);
  }

  private void forgetOld(Instant now) {
    Instant horizon = now.minus(settings.retention());
    messages.removeIf(message -> message.sent.isBefore(horizon));
  }

  private static final class Message {
    private final String id;
    private final String body;
    private final Instant sent;
    private Instant visibleFrom;
    private Instant firstReceived;
    private String receiptHandle = "";
    private int receives;

    Message(String id, String body, Instant sent) {
      this.id = id;
      this.body = body;
      this.sent = sent;
      this.visibleFrom = sent;
      this.firstReceived = sent;
    }

    ReceivedMessage receivedAt(Instant now, Duration visibilityTimeout) {
      if (receives == 0) {
        firstReceived = now;
      }
      receives++;
      receiptHandle = UUID.randomUUID().toString();
      visibleFrom = now.plus(visibilityTimeout);
      return new ReceivedMessage(id, receiptHandle, body, sent, firstReceived, receives);
    }
  }
}

package dev.mangaassist.cascade.deliver;

import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.ConnectionGoneException;
import dev.mangaassist.shared.wire.ErrorCode;
import dev.mangaassist.shared.wire.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Writes the frames of one answer, one after another: {@code accepted}, {@code start} with the
 * first text, {@code delta}s counted from 0, and one {@code done} or {@code error}. The first text
 * goes out at once; what follows is gathered for a moment, so that a post carries more than a
 * token. For one thread.
 */
public final class AnswerStream {
  private static final Duration GATHERING = Duration.ofMillis(75);
  private static final Duration PRESENCE_CHECK = Duration.ofSeconds(1);

  private final Customer customer;
  private final String id;
  private final InstantSource clock;

  private final StringBuilder gathered = new StringBuilder();
  private Instant lastPost;
  private Optional<Instant> firstTextAt = Optional.empty();
  private int seq;
  private int replaced;
  private boolean started;
  private boolean shown;
  private boolean ended;

  public AnswerStream(Customer customer, String id, InstantSource clock) {
    this.customer = customer;
    this.id = id;
    this.clock = clock;
    this.lastPost = clock.instant();
  }

  /** Tells that the ask was taken up, and how to take its conversation up again. */
  public void accepted(String conversation, Optional<String> resumeSecret) {
    post(new ServerFrame.Accepted(id, conversation, resumeSecret));
  }

  /**
   * Adds text of the answer.
   *
   * @param task what it answers, for {@code start}
   * @param tier who writes it, for {@code start}
   */
  public void text(Task task, Tier tier, String text) {
    if (!started) {
      started = true;
      post(new ServerFrame.Start(id, task, tier));
    }
    gathered.append(text);
    if (!shown || gatheredLongEnough()) {
      flush();
    }
  }

  /** Posts what was gathered, if its time has come. To be called while no text comes. */
  public void idle() {
    if (!gathered.isEmpty() && gatheredLongEnough()) {
      flush();
    }
  }

  /**
   * Makes sure, once in a while, that the customer is still there while nothing is posted.
   *
   * @throws ConnectionGoneException if the customer has left
   */
  public void checkPresence() {
    if (Duration.between(lastPost, clock.instant()).compareTo(PRESENCE_CHECK) >= 0) {
      lastPost = clock.instant();
      if (!customer.isPresent()) {
        throw new ConnectionGoneException();
      }
    }
  }

  /** Takes back what was shown so far, if anything was. */
  public void replace(String reason) {
    gathered.setLength(0);
    if (shown) {
      shown = false;
      replaced++;
      firstTextAt = Optional.empty();
      post(new ServerFrame.Replace(id, reason));
    }
  }

  /** Takes back what an earlier attempt, which did not end, may have shown. */
  public void replaceEarlierAttempt() {
    post(new ServerFrame.Replace(id, "retried"));
  }

  /** Posts what is left of the text. */
  public void flush() {
    if (gathered.isEmpty()) {
      return;
    }
    post(new ServerFrame.Delta(id, seq++, gathered.toString()));
    gathered.setLength(0);
    shown = true;
    if (firstTextAt.isEmpty()) {
      firstTextAt = Optional.of(clock.instant());
    }
  }

  /**
   * When the first text that still stands was with the customer; empty if none is yet. Text that
   * was taken back was of no use.
   */
  public Optional<Instant> firstTextAt() {
    return firstTextAt;
  }

  /** How often text that the customer had seen was taken back. */
  public int replaced() {
    return replaced;
  }

  /** Ends the answer. */
  public void done(ServerFrame.Done done) {
    flush();
    end(done);
  }

  /** Ends the answer without one. */
  public void fail(ErrorCode code, String message) {
    end(new ServerFrame.Failure(Optional.of(id), code, message));
  }

  private void end(ServerFrame last) {
    post(last);
    ended = true;
  }

  private boolean gatheredLongEnough() {
    return Duration.between(lastPost, clock.instant()).compareTo(GATHERING) >= 0;
  }

  private void post(ServerFrame frame) {
    if (ended) {
      throw new IllegalStateException("The answer has ended: no frame may follow");
    }
    customer.post(frame);
    lastPost = clock.instant();
  }
}

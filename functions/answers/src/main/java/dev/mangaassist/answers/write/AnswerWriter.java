package dev.mangaassist.answers.write;

import dev.mangaassist.models.CallTiming;
import dev.mangaassist.models.CostLedger;
import dev.mangaassist.models.ModelClient;
import dev.mangaassist.models.ModelEvent;
import dev.mangaassist.models.ModelException;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.models.ModelStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Has a model write an answer, and enters the call in the answer's ledger however it ends: with the
 * tokens that the model reports, or with an estimate if it is broken off.
 */
public final class AnswerWriter {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final ModelEvent NOTHING_YET = new ModelEvent.Progress();

  private final ModelClient models;
  private final FirstTokenTimes firstTokens;
  private final InstantSource clock;

  /**
   * @param firstTokens hears how long each call took to its first text
   */
  public AnswerWriter(ModelClient models, FirstTokenTimes firstTokens, InstantSource clock) {
    this.models = models;
    this.firstTokens = firstTokens;
    this.clock = clock;
  }

  /** Sees an answer while it is written; an exception that it throws stops the model, too. */
  public interface Reader {

    /** Takes more text, and says whether the model is to go on. */
    boolean text(String text);

    /** Notices that no text has come for a moment, and says whether the model is to go on. */
    boolean idle();
  }

  /**
   * Waits for a whole answer.
   *
   * @param firstTextBy when the first text has to be there
   * @param endBy when the whole answer has to be there
   * @return how the answer ended; empty if the reader stopped it
   * @throws ModelException if the call fails or is late
   */
  public Optional<ModelReply> write(
      ModelRequest request,
      Deadline firstTextBy,
      Deadline endBy,
      CostLedger ledger,
      Reader reader) {
    Call call = new Call(clock.instant());
    try (ModelStream stream = models.open(request)) {
      try {
        Optional<ModelReply> reply = read(call, stream, firstTextBy, endBy, reader);
        reply.ifPresentOrElse(
            ended ->
                ledger.enter(
                    request.model(), ended.usage(), ended.usageEstimated(), call.timing(clock)),
            () -> abort(ledger, request, stream, call));
        return reply;
      } catch (RuntimeException | Error e) {
        abort(ledger, request, stream, call);
        if (e instanceof ModelException late && late.kind() == ModelException.Kind.TIMED_OUT) {
          call.text(clock); // its first text would have taken that long at least
        }
        throw e;
      } finally {
        call.firstText.ifPresent(time -> firstTokens.observed(request.model(), time));
        stream
            .lostAttempts()
            .forEach(lost -> ledger.enter(request.model(), lost, true, CallTiming.UNKNOWN));
      }
    }
  }

  private void abort(CostLedger ledger, ModelRequest request, ModelStream stream, Call call) {
    ledger.enter(request.model(), stream.estimatedUsage(), true, call.timing(clock));
  }

  /** When a call began, and how long its first text took. */
  private static final class Call {
    private final Instant start;
    private Optional<Duration> firstText = Optional.empty();

    Call(Instant start) {
      this.start = start;
    }

    void text(InstantSource clock) {
      if (firstText.isEmpty()) {
        firstText = Optional.of(Duration.between(start, clock.instant()));
      }
    }

    CallTiming timing(InstantSource clock) {
      return new CallTiming(Duration.between(start, clock.instant()), firstText);
    }
  }

  private Optional<ModelReply> read(
      Call call, ModelStream stream, Deadline firstTextBy, Deadline endBy, Reader reader) {
    while (true) {
      Deadline deadline = call.firstText.isEmpty() ? firstTextBy : endBy;
      if (deadline.passed()) {
        throw new ModelException(ModelException.Kind.TIMED_OUT, "The model was too slow");
      }
      ModelEvent event = stream.next(POLL).orElse(NOTHING_YET);
      if (event instanceof ModelEvent.Finished(ModelReply reply)) {
        return Optional.of(reply);
      }
      boolean goesOn;
      if (event instanceof ModelEvent.Text(String more)) {
        call.text(clock);
        goesOn = reader.text(more);
      } else {
        goesOn = reader.idle();
      }
      if (!goesOn) {
        return Optional.empty();
      }
    }
  }
}

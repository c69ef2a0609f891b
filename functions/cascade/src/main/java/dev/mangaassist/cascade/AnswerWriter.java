package dev.mangaassist.cascade;

import dev.mangaassist.models.CostLedger;
import dev.mangaassist.models.ModelClient;
import dev.mangaassist.models.ModelEvent;
import dev.mangaassist.models.ModelException;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.models.ModelStream;
import java.time.Duration;

/**
 * Has a model write an answer, and enters the call in the answer's ledger however it ends: with the
 * tokens that the model reports, or with an estimate if it is broken off.
 */
final class AnswerWriter {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final ModelEvent NOTHING_YET = new ModelEvent.Progress();

  private final ModelClient models;

  AnswerWriter(ModelClient models) {
    this.models = models;
  }

  /** What a model wrote. */
  record Written(String text, ModelReply reply) {}

  /** Sees an answer while it is written; an exception that it throws stops the model. */
  interface Reader {

    /** More text has come. */
    void text(String text);

    /** No text has come for a moment. */
    void idle();
  }

  /**
   * Waits for a whole answer.
   *
   * @param firstTextBy when the first text has to be there
   * @param endBy when the whole answer has to be there
   * @throws ModelException if the call fails or is late
   */
  Written write(
      ModelRequest request,
      Deadline firstTextBy,
      Deadline endBy,
      CostLedger ledger,
      Reader reader) {
    try (ModelStream stream = models.open(request)) {
      try {
        Written written = read(stream, firstTextBy, endBy, reader);
        enter(ledger, request, written.reply);
        return written;
      } catch (RuntimeException | Error e) {
        ledger.aborted(request.model(), stream.estimatedUsage());
        throw e;
      }
    }
  }

  private static Written read(
      ModelStream stream, Deadline firstTextBy, Deadline endBy, Reader reader) {
    StringBuilder text = new StringBuilder();
    while (true) {
      Deadline deadline = text.isEmpty() ? firstTextBy : endBy;
      if (deadline.passed()) {
        throw new ModelException(ModelException.Kind.TIMED_OUT, "The model was too slow");
      }
      switch (stream.next(POLL).orElse(NOTHING_YET)) {
        case ModelEvent.Text(String more) -> {
          text.append(more);
          reader.text(more);
        }
        case ModelEvent.Progress() -> reader.idle();
        case ModelEvent.Finished(ModelReply reply) -> {
          return new Written(text.toString(), reply);
        }
      }
    }
  }

  private static void enter(CostLedger ledger, ModelRequest request, ModelReply reply) {
    if (reply.usageEstimated()) {
      ledger.aborted(request.model(), reply.usage());
    } else {
      ledger.finished(request.model(), reply.usage());
    }
  }
}

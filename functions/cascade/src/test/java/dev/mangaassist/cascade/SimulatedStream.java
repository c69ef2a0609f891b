package dev.mangaassist.cascade;

import dev.mangaassist.models.ModelEvent;
import dev.mangaassist.models.ModelException;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.models.ModelStream;
import dev.mangaassist.models.TokenEstimate;
import dev.mangaassist.models.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One call of a simulated model. Whoever waits for its next event lets the time of the test pass
 * until the event, or until the end of the wait. Estimates are made as for Bedrock: of the prompt
 * and the text received; nothing for a call that was refused before it began.
 */
final class SimulatedStream implements ModelStream {
  final ModelRequest request;
  boolean closed;
  private final Speech speech;
  private final TestClock clock;
  private final Instant start;
  private final Deque<Speech.Moment> ahead;
  private final StringBuilder received = new StringBuilder();
  private Optional<ModelReply> reply = Optional.empty();
  private boolean begun;
  private boolean refused;

  SimulatedStream(ModelRequest request, Speech speech, TestClock clock) {
    this.request = request;
    this.speech = speech;
    this.clock = clock;
    this.start = clock.instant();
    this.ahead = new ArrayDeque<>(speech.moments());
  }

  @Override
  public Optional<ModelEvent> next(Duration timeout) {
    if (closed || reply.isPresent()) {
      throw new IllegalStateException("Nothing follows the end of a call");
    }
    Instant now = clock.instant();
    Speech.Moment coming = ahead.peek();
    Instant due = coming == null ? Instant.MAX : start.plus(coming.after());
    if (coming == null || due.isAfter(now.plus(timeout))) {
      clock.pass(timeout);
      return Optional.empty();
    }
    if (due.isAfter(now)) {
      clock.pass(Duration.between(now, due));
    }
    ahead.remove();
    return Optional.of(receive(coming.signal()));
  }

  private ModelEvent receive(Speech.Signal signal) {
    return switch (signal) {
      case Speech.Signal.Fails(ModelException.Kind kind) -> {
        refused = !begun && kind != ModelException.Kind.TIMED_OUT;
        throw new ModelException(kind, "simulated");
      }
      case Speech.Signal.Event(ModelEvent event) -> {
        begun = true;
        if (event instanceof ModelEvent.Text(String text)) {
          received.append(text);
        } else if (event instanceof ModelEvent.Finished(ModelReply end)) {
          reply = Optional.of(end);
        }
        yield event;
      }
    };
  }

  /** The text that was taken from it. */
  String received() {
    return received.toString();
  }

  /** What it charges: for the call itself, then for the attempts that were lost. */
  List<Charge> bill() {
    List<Charge> charges = new ArrayList<>();
    String model = request.model().id();
    charges.add(
        reply
            .map(end -> new Charge(model, end.usage(), end.usageEstimated()))
            .orElseGet(() -> new Charge(model, estimatedUsage(), true)));
    lostAttempts().forEach(lost -> charges.add(new Charge(model, lost, true)));
    return charges;
  }

  @Override
  public TokenUsage estimatedUsage() {
    return refused
        ? TokenUsage.NONE
        : TokenUsage.of(request.estimatedInputTokens(), TokenEstimate.of(received.toString()));
  }

  @Override
  public List<TokenUsage> lostAttempts() {
    return Collections.nCopies(
        speech.lostAttempts(), TokenUsage.of(request.estimatedInputTokens(), 0));
  }

  @Override
  public void close() {
    closed = true;
  }
}

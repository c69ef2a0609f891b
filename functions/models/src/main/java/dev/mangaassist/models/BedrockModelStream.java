package dev.mangaassist.models;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler.Visitor;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlockDelta;

/**
 * Hands the events of one ConverseStream call from the SDK's threads to the one thread that reads
 * the answer. The queue is bounded by the answer's token limit.
 */
final class BedrockModelStream implements ModelStream {

  private sealed interface Signal {
    record Event(ModelEvent event) implements Signal {}

    record Failed(ModelException failure) implements Signal {}
  }

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final ModelRequest request;
  private final AtomicInteger lostAttempts = new AtomicInteger();
  private final StringBuilder received = new StringBuilder();
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

  // Written by the SDK's thread that also ends the stream, one event after another.
  private volatile @Nullable String stopReason;
  private volatile @Nullable TokenUsage usage;
  private volatile boolean begun;
  private volatile boolean refused;

  BedrockModelStream(ModelRequest request) {
    this.request = request;
  }

  void start(Function<ConverseStreamResponseHandler, CompletableFuture<Void>> call) {
    var visitor =
        Visitor.builder()
            .onMessageStart(event -> offer(new ModelEvent.Progress()))
            .onContentBlockDelta(this::delta)
            .onMessageStop(this::messageStop)
            .onMetadata(this::metadata)
            .build();
    running =
        call.apply(
            ConverseStreamResponseHandler.builder()
                .subscriber(
                    event -> {
                      begun = true;
                      event.accept(visitor);
                    })
                .build());
    var unused = running.whenComplete((nothing, failure) -> end(failure));
  }

  /**
   * Whether the call may be made again if it fails: nothing has come yet, and it is still wanted.
   */
  boolean mayRepeat() {
    return !begun && !ended.get();
  }

  /** Notes that an attempt failed and is made again; one that fell silent may have been billed. */
  void repeated(Throwable failure) {
    if (BedrockFailures.translate(failure).kind() == ModelException.Kind.TIMED_OUT) {
      lostAttempts.incrementAndGet();
    }
  }

  @Override
  public List<TokenUsage> lostAttempts() {
    TokenUsage prompt = TokenUsage.of(request.estimatedInputTokens(), 0);
    return Collections.nCopies(lostAttempts.get(), prompt);
  }

  @Override
  public Optional<ModelEvent> next(Duration timeout) {
    try {
      Signal signal = signals.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return switch (signal) {
        case null -> Optional.empty();
        case Signal.Event(ModelEvent event) -> Optional.of(event);
        case Signal.Failed(ModelException failure) -> throw failure;
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(
          ModelException.Kind.UNAVAILABLE, "Interrupted while waiting for the model", e);
    }
  }

  @Override
  public TokenUsage estimatedUsage() {
    if (refused) {
      return TokenUsage.NONE;
    }
    synchronized (received) {
      return TokenUsage.of(request.estimatedInputTokens(), TokenEstimate.of(received.toString()));
    }
  }

  @Override
  public void close() {
    ended.set(true);
    running.cancel(true);
  }

  private void delta(ContentBlockDeltaEvent event) {
    String text = event.delta().text();
    if (text == null) {
      countReasoning(event.delta().reasoningContent());
      offer(new ModelEvent.Progress());
    } else if (!text.isEmpty()) {
      synchronized (received) {
        received.append(text);
      }
      offer(new ModelEvent.Text(text));
    }
  }

  /** Reasoning is never shown, but it is billed as output. */
  private void countReasoning(@Nullable ReasoningContentBlockDelta reasoning) {
    if (reasoning != null && reasoning.text() != null) {
      synchronized (received) {
        received.append(reasoning.text());
      }
    }
  }

  private void messageStop(MessageStopEvent event) {
    stopReason = event.stopReasonAsString();
  }

  private void metadata(ConverseStreamMetadataEvent event) {
    usage = BedrockUsage.of(event.usage());
  }

  private void end(@Nullable Throwable failure) {
    String reason = stopReason;
    TokenUsage reported = usage;
    if (reason != null) {
      // The answer is whole; a failure after it, such as missing metadata, costs an estimate only.
      offer(
          new ModelEvent.Finished(
              new ModelReply(
                  reason, reported != null ? reported : estimatedUsage(), reported == null)));
    } else if (failure != null) {
      ModelException translated = BedrockFailures.translate(failure);
      refused = mayRepeat() && translated.kind() != ModelException.Kind.TIMED_OUT;
      signal(new Signal.Failed(translated));
    } else {
      signal(
          new Signal.Failed(
              new ModelException(
                  ModelException.Kind.UNAVAILABLE, "The model's stream ended in mid-answer")));
    }
    ended.set(true);
  }

  private void offer(ModelEvent event) {
    signal(new Signal.Event(event));
  }

  private void signal(Signal signal) {
    if (!ended.get()) {
      signals.add(signal);
    }
  }
}

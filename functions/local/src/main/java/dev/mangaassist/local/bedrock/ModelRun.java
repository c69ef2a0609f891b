package dev.mangaassist.local.bedrock;

import dev.mangaassist.local.bedrock.ModelCall.Outcome;
import dev.mangaassist.local.scripted.Answer;
import dev.mangaassist.local.scripted.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One answer from its first token to its last, at the pace of its model and with its fault. */
final class ModelRun {
  private static final int TOKENS_A_DELTA = 4;

  private final ConverseRequest request;
  private final Duration firstToken;
  private final double tokensPerSecond;
  private final double costFactor;
  private final @Nullable Fault fault;
  private final Client client;
  private final AnswerWriter writer;
  private final long startNanos = System.nanoTime();
  private int tokens;
  private boolean truncated;

  ModelRun(
      ConverseRequest request,
      Duration firstToken,
      double tokensPerSecond,
      double costFactor,
      @Nullable Fault fault,
      Client client,
      AnswerWriter writer) {
    this.request = request;
    this.firstToken = firstToken;
    this.tokensPerSecond = tokensPerSecond;
    this.costFactor = costFactor;
    this.fault = fault;
    this.client = client;
    this.writer = writer;
  }

  /** Gives the answer to the client; says how that ended. */
  Outcome give(Answer answer) {
    try {
      if (fault instanceof Fault.Refusal(BedrockError error)) {
        ErrorResponse.send(client, error, error.message());
        return Outcome.FAILED;
      }
      client.waitUntil(dueNanos(0));
      writer.start();
      if (request.thinking()) {
        for (List<String> piece : pieces(answer.reasoning())) {
          writer.reasoning(paced(piece));
        }
      }
      List<List<String>> pieces = pieces(answer.text());
      int faultAt = fault == null ? -1 : Math.min(deltasBefore(fault), pieces.size());
      for (int delta = 0; delta <= pieces.size(); delta++) {
        if (delta == faultAt && strike(fault)) {
          return Outcome.FAILED;
        }
        if (delta < pieces.size()) {
          writer.text(paced(pieces.get(delta)));
        }
      }
      writer.end(truncated ? "max_tokens" : "end_turn", usage(), millisSinceStart());
      return Outcome.COMPLETED;
    } catch (GoneException e) {
      return Outcome.CANCELLED;
    }
  }

  /** What the run has used so far. */
  Usage usage() {
    return Usage.of(request.inputTokens(), tokens, costFactor);
  }

  private static int deltasBefore(Fault fault) {
    return switch (fault) {
      case Fault.Refusal _ -> 0;
      case Fault.Cut cut -> cut.afterDeltas();
      case Fault.ErrorEvent event -> event.afterDeltas();
      case Fault.Stall stall -> stall.afterDeltas();
    };
  }

  /** Lets the fault strike; says whether the answer ends with it. */
  private boolean strike(@Nullable Fault striking) throws GoneException {
    return switch (striking) {
      case Fault.Cut _ -> {
        client.cut();
        yield true;
      }
      case Fault.ErrorEvent event -> {
        writer.fail(event.error());
        yield true;
      }
      case Fault.Stall stall -> {
        client.waitUntil(System.nanoTime() + stall.length().toNanos());
        yield false;
      }
      case Fault.Refusal _ -> false;
      case null -> false;
    };
  }

  /** The deltas of a text, as far as the request's limit on tokens allows. */
  private List<List<String>> pieces(String text) {
    List<String> all = Tokens.split(text);
    int allowed = Math.min(all.size(), request.maxTokens() - tokens);
    truncated |= allowed < all.size();
    List<List<String>> pieces = new ArrayList<>();
    for (int from = 0; from < allowed; from += TOKENS_A_DELTA) {
      pieces.add(all.subList(from, Math.min(from + TOKENS_A_DELTA, allowed)));
    }
    return pieces;
  }

  /** Waits until the model would have come to the end of a piece. */
  private String paced(List<String> piece) throws GoneException {
    client.waitUntil(dueNanos(tokens + piece.size()));
    tokens += piece.size();
    return String.join("", piece);
  }

  private long dueNanos(int tokenCount) {
    double pace = tokenCount / tokensPerSecond * Duration.ofSeconds(1).toNanos();
    return startNanos + firstToken.toNanos() + Math.round(pace);
  }

  private long millisSinceStart() {
    return Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
  }
}

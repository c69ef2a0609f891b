package dev.mangaassist.cascade;

import dev.mangaassist.models.ModelEvent;
import dev.mangaassist.models.ModelException;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.models.TokenEstimate;
import dev.mangaassist.models.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model says in one call, and when. After its last moment it is silent for ever.
 *
 * @param moments in the order of their times
 * @param lostAttempts how many attempts at the call fell silent before this one
 */
record Speech(List<Moment> moments, int lostAttempts) {
  Speech {
    moments = List.copyOf(moments);
  }

  /**
   * Something that comes from the model.
   *
   * @param after time since the call began
   */
  record Moment(Duration after, Signal signal) {}

  sealed interface Signal {
    record Event(ModelEvent event) implements Signal {}

    record Fails(ModelException.Kind kind) implements Signal {}
  }

  /**
   * A text that flows evenly.
   *
   * @param pieceTokens how many tokens come at a time
   */
  static Speech flowing(
      String text, Duration firstText, int tokensPerSecond, int pieceTokens, long inputTokens) {
    List<Moment> moments = new ArrayList<>();
    Duration between = Duration.ofSeconds(pieceTokens).dividedBy(tokensPerSecond);
    Duration at = firstText;
    for (String piece : pieces(text, pieceTokens * TokenEstimate.CHARACTERS_PER_TOKEN)) {
      moments.add(new Moment(at, text(piece)));
      at = at.plus(between);
    }
    TokenUsage usage = TokenUsage.of(inputTokens, TokenEstimate.of(text));
    moments.add(new Moment(at, finished("end_turn", usage, false)));
    return new Speech(moments, 0);
  }

  static Signal text(String text) {
    return new Signal.Event(new ModelEvent.Text(text));
  }

  static Signal finished(String stopReason, TokenUsage usage, boolean estimated) {
    return new Signal.Event(new ModelEvent.Finished(new ModelReply(stopReason, usage, estimated)));
  }

  static List<String> pieces(String text, int length) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < text.length(); from += length) {
      pieces.add(text.substring(from, Math.min(from + length, text.length())));
    }
    return pieces;
  }
}

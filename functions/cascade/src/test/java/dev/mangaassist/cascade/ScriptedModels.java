package dev.mangaassist.cascade;

import dev.mangaassist.models.ModelClient;
import dev.mangaassist.models.ModelEvent;
import dev.mangaassist.models.ModelException;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.models.ModelStream;
import dev.mangaassist.models.TokenUsage;
import dev.mangaassist.shared.vocabulary.Task;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays prepared answers, and keeps what was asked and what was closed. */
final class ScriptedModels implements ModelClient {

  /** What a stream does when it is asked for its next event. */
  sealed interface Step {
    record Event(ModelEvent event) implements Step {}

    record Fail(ModelException failure) implements Step {}

    record Run(Runnable action) implements Step {}

    /** A text with the mark of the head that the request asks for. */
    record Marked(String format) implements Step {}
  }

  private static final Pattern HEAD = Pattern.compile("Write exactly: (#\\d{6}),");

  final List<ModelRequest> requests = new ArrayList<>();
  int closed;
  private final Deque<List<Step>> scripts = new ArrayDeque<>();

  /** What opens the head that a request asks for. */
  static String headMark(ModelRequest request) {
    Matcher mark = HEAD.matcher(request.system());
    if (!mark.find()) {
      throw new IllegalStateException("The request asks for no head");
    }
    return mark.group(1);
  }

  static boolean asksForHead(ModelRequest request) {
    return HEAD.matcher(request.system()).find();
  }

  /** The next call answers with this text and these tokens. */
  ScriptedModels answers(String text, long inputTokens, long outputTokens) {
    return plays(text(text), finished("end_turn", inputTokens, outputTokens));
  }

  ScriptedModels plays(Step... steps) {
    scripts.add(List.of(steps));
    return this;
  }

  static Step text(String text) {
    return new Step.Event(new ModelEvent.Text(text));
  }

  /** A head that the model is sure in. */
  static Step sure(Task task) {
    return rating(95, task.wireName() + " nothing");
  }

  static Step rating(int percent, String words) {
    return strayHead("%s " + percent + " " + words + "\n");
  }

  /** A text with the mark of a head where the format has {@code %s}. */
  static Step strayHead(String format) {
    return new Step.Marked(format);
  }

  static Step finished(String stopReason, long inputTokens, long outputTokens) {
    return new Step.Event(
        new ModelEvent.Finished(
            new ModelReply(stopReason, TokenUsage.of(inputTokens, outputTokens), false)));
  }

  static Step fails(ModelException.Kind kind) {
    return new Step.Fail(new ModelException(kind, "scripted"));
  }

  static Step silence(Runnable meanwhile) {
    return new Step.Run(meanwhile);
  }

  @Override
  public ModelStream open(ModelRequest request) {
    requests.add(request);
    Iterator<Step> steps = scripts.remove().iterator();
    return new ModelStream() {
      @Override
      public Optional<ModelEvent> next(Duration timeout) {
        return switch (steps.next()) {
          case Step.Event(ModelEvent event) -> Optional.of(event);
          case Step.Fail(ModelException failure) -> throw failure;
          case Step.Run(Runnable action) -> {
            action.run();
            yield Optional.empty();
          }
          case Step.Marked(String format) ->
              Optional.of(new ModelEvent.Text(format.replace("%s", headMark(request))));
        };
      }

      @Override
      public TokenUsage estimatedUsage() {
        return TokenUsage.of(7, 3);
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }
}

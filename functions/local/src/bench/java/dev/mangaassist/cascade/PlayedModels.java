package dev.mangaassist.cascade;

import dev.mangaassist.models.ModelClient;
import dev.mangaassist.models.ModelEvent;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.models.ModelStream;
import dev.mangaassist.models.TokenUsage;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Plays one answer in deltas of four tokens at the pace of a model of 100 tokens a second, behind a
 * head where the request asks for one.
 */
final class PlayedModels implements ModelClient {
  static final int DELTAS = 25;

  private static final Duration TO_FIRST_TEXT = Duration.ofMillis(400);
  private static final Duration BETWEEN_TEXTS = Duration.ofMillis(40);
  private static final TokenUsage USAGE = TokenUsage.of(900, 4L * DELTAS);

  /** What stands before the mark of a head in the prompt that asks for it. */
  private static final String ASKED = "Write exactly: ";

  private static final int MARK_LENGTH = "#123456".length();

  private final List<ModelEvent> answer;
  private final String rating;
  private final SteppingClock clock;

  /**
   * @param rating what the head says after its mark, for example {@code 95 faq nothing}
   */
  PlayedModels(String answer, String rating, SteppingClock clock) {
    Stream<ModelEvent> texts =
        IntStream.range(0, DELTAS).mapToObj(i -> new ModelEvent.Text(delta(answer, i)));
    this.answer =
        Stream.concat(
                texts, Stream.of(new ModelEvent.Finished(new ModelReply("end_turn", USAGE, false))))
            .toList();
    this.rating = rating;
    this.clock = clock;
  }

  private static String delta(String answer, int i) {
    return answer.substring(answer.length() * i / DELTAS, answer.length() * (i + 1) / DELTAS);
  }

  @Override
  public ModelStream open(ModelRequest request) {
    Iterator<ModelEvent> events = answer.iterator();
    Optional<ModelEvent> head = head(request);
    return new ModelStream() {
      private boolean begun;

      @Override
      public Optional<ModelEvent> next(Duration timeout) {
        clock.pass(begun ? BETWEEN_TEXTS : TO_FIRST_TEXT);
        Optional<ModelEvent> first = begun ? Optional.empty() : head;
        begun = true;
        return first.or(() -> Optional.of(events.next()));
      }

      @Override
      public TokenUsage estimatedUsage() {
        return USAGE;
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
  }

  private Optional<ModelEvent> head(ModelRequest request) {
    int asked = request.system().lastIndexOf(ASKED);
    if (asked < 0) {
      return Optional.empty();
    }
    int mark = asked + ASKED.length();
    return Optional.of(
        new ModelEvent.Text(
            request.system().substring(mark, mark + MARK_LENGTH) + " " + rating + "\n"));
  }
}

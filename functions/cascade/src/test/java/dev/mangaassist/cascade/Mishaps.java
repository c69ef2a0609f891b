package dev.mangaassist.cascade;

import dev.mangaassist.models.ModelEvent;
import dev.mangaassist.models.ModelException;
import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.models.TokenUsage;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * All that may happen to a few asks of one conversation.
 *
 * @param leavesAfter when the customer leaves
 */
record Mishaps(List<Mishap> asks, Configuration configuration, Optional<Duration> leavesAfter) {

  /**
   * All that may happen to one ask.
   *
   * @param calls what the models do, call by call
   */
  record Mishap(String text, Hints hints, List<Call> calls) {}

  /** What a model does in a call. */
  record Call(List<Line> lines, int pieceLength, Ending ending, int lostAttempts) {
    Speech in(ModelRequest request) {
      List<Speech.Moment> moments = new ArrayList<>();
      Duration at = Duration.ZERO;
      for (Line line : lines) {
        at = at.plus(line.pause);
        if (line.phrase == Phrase.THINKING) {
          moments.add(new Speech.Moment(at, new Speech.Signal.Event(new ModelEvent.Progress())));
        }
        for (String piece : Speech.pieces(line.phrase.in(request), pieceLength)) {
          moments.add(new Speech.Moment(at, Speech.text(piece)));
        }
      }
      Duration end = at;
      ending.signal().ifPresent(signal -> moments.add(new Speech.Moment(end, signal)));
      return new Speech(moments, lostAttempts);
    }
  }

  /** Something that a model says after a pause. */
  record Line(Duration pause, Phrase phrase) {}

  /** How a call ends; with no signal the model falls silent. */
  record Ending(Optional<Speech.Signal> signal) {}

  static Arbitrary<Mishaps> any() {
    return Combinators.combine(
            mishap().list().ofMinSize(1).ofMaxSize(2), configurations(), departures())
        .as(Mishaps::new)
        .withoutEdgeCases();
  }

  private static Arbitrary<Mishap> mishap() {
    return Combinators.combine(
            Arbitraries.of("How long does shipping take?", "送料はいくらですか？", "Is Pluto any good?"),
            hints(),
            call().list().ofSize(3))
        .as(Mishap::new);
  }

  private static Arbitrary<Hints> hints() {
    return Combinators.combine(
            Arbitraries.of(Task.FAQ, Task.FAQ, Task.RECOMMENDATION, Task.UNKNOWN, Task.TRANSLATION),
            Arbitraries.of(Goal.class).optional(0.1),
            Arbitraries.of(400, 1000, 2500).map(Duration::ofMillis).optional(0.1))
        .as(
            (task, goal, maxLatency) ->
                new Hints(Optional.of(task), goal, maxLatency, Optional.empty(), Optional.empty()));
  }

  private static Arbitrary<Call> call() {
    return Combinators.combine(
            lines(), Arbitraries.integers().between(1, 90), ending(), Arbitraries.of(0, 0, 0, 1, 2))
        .as(Call::new);
  }

  private static Arbitrary<List<Line>> lines() {
    Arbitrary<Phrase> heads =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.of(Phrase.SURE_HEAD, Phrase.DOUBTFUL_HEAD)),
            Tuple.of(1, Arbitraries.of(Phrase.class)));
    return Combinators.combine(
            line(heads).list().ofMinSize(1).ofMaxSize(1),
            line(Arbitraries.of(Phrase.class)).list().ofMaxSize(6))
        .as(
            (head, text) -> {
              List<Line> lines = new ArrayList<>(head);
              lines.addAll(text);
              return lines;
            });
  }

  private static Arbitrary<Line> line(Arbitrary<Phrase> phrases) {
    return Combinators.combine(pause(), phrases).as(Line::new);
  }

  private static Arbitrary<Duration> pause() {
    return Arbitraries.frequency(
            Tuple.of(30, 0),
            Tuple.of(30, 33),
            Tuple.of(10, 70),
            Tuple.of(10, 260),
            Tuple.of(4, 800),
            Tuple.of(2, 1600),
            Tuple.of(2, 2600),
            Tuple.of(1, 30_000))
        .map(Duration::ofMillis);
  }

  private static Arbitrary<Ending> ending() {
    Arbitrary<Speech.Signal> ends =
        Combinators.combine(
                Arbitraries.of("end_turn", "end_turn", "max_tokens"),
                usage(),
                Arbitraries.of(true, false))
            .as(Speech::finished);
    Arbitrary<Speech.Signal> fails =
        Arbitraries.of(ModelException.Kind.class).map(Speech.Signal.Fails::new);
    return Arbitraries.oneOf(ends, ends, ends, fails).optional(0.97).map(Ending::new);
  }

  private static Arbitrary<TokenUsage> usage() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 3000),
            Arbitraries.longs().between(0, 2000),
            Arbitraries.longs().between(0, 2000),
            Arbitraries.longs().between(0, 1024))
        .as(
            (plain, cacheRead, cacheWritten, output) ->
                new TokenUsage(plain + cacheRead + cacheWritten, cacheRead, cacheWritten, output));
  }

  private static Arbitrary<Configuration> configurations() {
    return Combinators.combine(
            Arbitraries.of(1, 1, 1, 0),
            Arbitraries.of("0", "0.03", "1").map(BigDecimal::new).optional(0.4),
            Arbitraries.just(BigDecimal.ZERO).optional(0.1))
        .as(
            (escalations, customerBudget, budget) ->
                Configuration.DEFAULT.toBuilder()
                    .maxEscalations(escalations)
                    .customerSonnetBudgetPerDayUsd(customerBudget)
                    .sonnetBudgetPerDayUsd(budget)
                    .build());
  }

  private static Arbitrary<Optional<Duration>> departures() {
    return Arbitraries.integers().between(0, 4000).map(Duration::ofMillis).optional(0.15);
  }
}

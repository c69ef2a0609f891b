package dev.mangaassist.local.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the asks of one run came to.
 *
 * @param done the complete answers
 * @param errors how often each error came
 */
record Figures(List<Outcome.Done> done, Map<String, Long> errors) {
  private static final int COST_DIGITS = 6;
  private static final int PERCENT = 100;

  Figures {
    done = List.copyOf(done);
    errors = Map.copyOf(errors);
  }

  static Figures of(List<Outcome> outcomes) {
    return new Figures(
        outcomes.stream()
            .filter(Outcome.Done.class::isInstance)
            .map(Outcome.Done.class::cast)
            .toList(),
        outcomes.stream()
            .filter(Outcome.Failed.class::isInstance)
            .map(Outcome.Failed.class::cast)
            .map(Outcome.Failed::code)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting())));
  }

  long failed() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }

  long asks() {
    return done.size() + failed();
  }

  /** The time within which so many percent of the answers had their first useful text. */
  Optional<Duration> firstText(int percent) {
    int rank = Math.max(1, Math.ceilDiv(done.size() * percent, PERCENT));
    return done.stream().map(Outcome.Done::firstText).sorted().skip(rank - 1L).findFirst();
  }

  long escalated() {
    return count(Outcome.Done::escalated);
  }

  /** The escalated answers before which something else was shown. */
  long replaced() {
    return count(answer -> answer.escalated() && answer.replaced());
  }

  /** What an answer cost, if there was one. */
  Optional<BigDecimal> meanCostUsd() {
    return done.stream()
        .map(Outcome.Done::costUsd)
        .reduce(BigDecimal::add)
        .map(
            sum ->
                sum.divide(BigDecimal.valueOf(done.size()), COST_DIGITS, RoundingMode.HALF_EVEN));
  }

  /** The share of the answers that were escalated. */
  BigDecimal escalatedShare() {
    return done.isEmpty()
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(escalated())
            .divide(BigDecimal.valueOf(done.size()), 3, RoundingMode.HALF_EVEN);
  }

  private long count(Predicate<Outcome.Done> kind) {
    return done.stream().filter(kind).count();
  }
}

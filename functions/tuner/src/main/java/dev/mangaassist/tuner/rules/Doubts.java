package dev.mangaassist.tuner.rules;

import dev.mangaassist.tuner.rules.Observations.Cost;
import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Observations.Latency;
import dev.mangaassist.tuner.rules.Observations.Quality;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Why observations are not to be trusted, if they are not: the tuner then changes nothing. */
final class Doubts {
  /** No answer takes longer: asks accepted within it before the window may end inside it. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(45);

  private Doubts() {}

  /**
   * The first doubt, as a sentence.
   *
   * @param acceptedBefore the asks of the last window that could be trusted
   */
  static Optional<String> about(Observations observed, long acceptedBefore, long samplesToAct) {
    Counts counts = observed.counts();
    return Stream.of(
            doubt(
                !observed.window().isEmpty()
                    && counts.accepted() == 0
                    && acceptedBefore >= samplesToAct,
                "no ask was counted, where a window before had %d".formatted(acceptedBefore)),
            doubt(isNegative(counts), "a count is negative"),
            doubt(
                ended(counts) > counts.accepted() + allowance(observed),
                "%d asks ended, but only %d were accepted"
                    .formatted(ended(counts), counts.accepted())),
            doubt(
                counts.escalations() > counts.modelAnswers(),
                "%d of %d answers were escalated"
                    .formatted(counts.escalations(), counts.modelAnswers())),
            doubt(
                counts.draftsTruncated() > counts.modelAnswers() + allowance(observed),
                "%d drafts of %d answers were truncated"
                    .formatted(counts.draftsTruncated(), counts.modelAnswers())),
            doubt(
                counts.done() >= samplesToAct
                    && (observed.cost().isEmpty() || observed.timeToFirstText().isEmpty()),
                "%d asks were answered, but neither cost nor time of all is known"
                    .formatted(counts.done())),
            doubt(
                counts.accepted() >= samplesToAct && ended(counts) == 0,
                "%d asks were accepted, but none ended".formatted(counts.accepted())),
            doubt(observed.quality().filter(Doubts::isImpossible).isPresent(), "quality is 0 to 1"),
            doubt(observed.cost().filter(Doubts::isImpossible).isPresent(), "a cost is negative"),
            doubt(
                Stream.of(observed.timeToFirstText(), observed.latency())
                    .flatMap(Optional::stream)
                    .anyMatch(Doubts::isImpossible),
                "times are negative or their percentiles do not rise"))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> doubt(boolean holds, String sentence) {
    return holds ? Optional.of(sentence) : Optional.empty();
  }

  private static long ended(Counts counts) {
    return counts.done() + counts.failed() + counts.abandoned();
  }

  /** Asks under way when the window opened, and a few that it takes to judge anything. */
  private static long allowance(Observations observed) {
    Duration length = observed.window().length();
    return length.isZero()
        ? Long.MAX_VALUE / 2
        : Finding.MINIMUM_SAMPLES
            + observed.counts().accepted() * LONGEST_ANSWER.toMillis() / length.toMillis();
  }

  private static boolean isNegative(Counts counts) {
    return LongStream.of(
            counts.accepted(),
            counts.done(),
            counts.failed(),
            counts.abandoned(),
            counts.modelAnswers(),
            counts.escalations(),
            counts.draftsTruncated(),
            counts.cacheHits())
        .anyMatch(count -> count < 0);
  }

  private static boolean isImpossible(Quality quality) {
    return Stream.of(quality.mean(), quality.minimum(), quality.shareBelowTarget())
        .anyMatch(value -> value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0);
  }

  private static boolean isImpossible(Cost cost) {
    return cost.mean().signum() < 0 || cost.sdEstimate().signum() < 0;
  }

  private static boolean isImpossible(Latency times) {
    return times.p50().isNegative()
        || times.p95().compareTo(times.p50()) < 0
        || times.p99().compareTo(times.p95()) < 0;
  }
}

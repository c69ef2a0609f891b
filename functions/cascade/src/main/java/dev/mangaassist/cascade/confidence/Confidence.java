package dev.mangaassist.cascade.confidence;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How sure an answer is, and what that comes from.
 *
 * @param value 0..1, exact
 * @param score what a calibration makes the value of, 0..1
 * @param hedges the distinct hedging phrases found, as the list has them
 * @param truncated whether the answer was cut off at its token limit
 * @param flaws what makes it of no use
 * @param head what the model said of it beforehand, if it did
 * @param calibration name and version of the calibration that made the value of the score, if any
 */
public record Confidence(
    BigDecimal value,
    BigDecimal score,
    Set<String> hedges,
    boolean truncated,
    Set<Flaw> flaws,
    Optional<Head> head,
    Optional<String> calibration) {

  public Confidence {
    hedges = Set.copyOf(hedges);
    flaws = Set.copyOf(flaws);
  }

  /** The confidence of an answer that was rated when it was first given. */
  public static Confidence kept(BigDecimal value) {
    return new Confidence(
        value, value, Set.of(), false, Set.of(), Optional.empty(), Optional.empty());
  }

  /** Whether a draft of this confidence is good enough. The comparison is exact. */
  public boolean passes(BigDecimal threshold) {
    return value.compareTo(threshold) >= 0;
  }

  /** What speaks against the answer, in a few words for the log; empty if nothing does. */
  public List<String> doubts() {
    return Stream.of(
            flaws.stream().map(Flaw::word).sorted(),
            truncated ? Stream.of("cut off") : Stream.<String>of(),
            hedges.stream().map(hedge -> "hedge: " + hedge).sorted())
        .flatMap(words -> words)
        .toList();
  }
}

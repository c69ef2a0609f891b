package dev.mangaassist.shared.config;

import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Turns the score of a draft into the probability that the draft is good: an isotonic curve for
 * each task and language with enough judged drafts, wider ones for the rest. Immutable; curves that
 * are none are refused with an {@link IllegalArgumentException} that says what is expected.
 *
 * @param name what it was fitted on or for, for people
 * @param version counts the calibrations of this name
 * @param curves at most one for each pair of task and language
 */
public record ConfidenceCalibration(String name, int version, List<Curve> curves) {
  private static final int DIGITS = 4;

  /**
   * A calibration curve: linear between its knots, level outside them.
   *
   * @param task the task that it is for; empty for all
   * @param language the language that it is for; empty for both
   * @param knots at least one; scores rise from knot to knot, probabilities do not fall
   */
  public record Curve(Optional<Task> task, Optional<Language> language, List<Knot> knots) {
    public Curve {
      knots = List.copyOf(knots);
      if (knots.isEmpty()) {
        throw new IllegalArgumentException("A calibration curve needs at least one knot");
      }
      for (int i = 1; i < knots.size(); i++) {
        Knot before = knots.get(i - 1);
        Knot knot = knots.get(i);
        if (before.score.compareTo(knot.score) >= 0
            || before.probability.compareTo(knot.probability) > 0) {
          throw new IllegalArgumentException(
              "From knot to knot scores must rise and probabilities must not fall, but %s comes before %s"
                  .formatted(before, knot));
        }
      }
    }

    /** The probability at a score, to four decimals. */
    BigDecimal probability(BigDecimal score) {
      Knot below = knots.getFirst();
      if (score.compareTo(below.score) <= 0) {
        return below.probability;
      }
      for (Knot above : knots.subList(1, knots.size())) {
        if (score.compareTo(above.score) <= 0) {
          return between(below, above, score);
        }
        below = above;
      }
      return below.probability;
    }

    private static BigDecimal between(Knot below, Knot above, BigDecimal score) {
      BigDecimal rise = above.probability.subtract(below.probability);
      BigDecimal run = above.score.subtract(below.score);
      return score
          .subtract(below.score)
          .multiply(rise)
          .divide(run, DIGITS, RoundingMode.HALF_EVEN)
          .add(below.probability);
    }

    private boolean isFor(Optional<Task> wantedTask, Optional<Language> wantedLanguage) {
      return task.equals(wantedTask) && language.equals(wantedLanguage);
    }
  }

  /** A point of a curve; both coordinates on 0..1. */
  public record Knot(BigDecimal score, BigDecimal probability) {
    public Knot {
      requireShare("score", score);
      requireShare("probability", probability);
    }

    private static void requireShare(String name, BigDecimal value) {
      if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException(
            "A knot's %s must be 0 to 1, but is %s".formatted(name, value));
      }
    }
  }

  public ConfidenceCalibration {
    curves = List.copyOf(curves);
    if (name.isBlank() || version < 1) {
      throw new IllegalArgumentException(
          "A calibration needs a name and a version from 1, but has '%s' and %d"
              .formatted(name, version));
    }
    long distinct =
        curves.stream().map(curve -> List.of(curve.task, curve.language)).distinct().count();
    if (distinct < curves.size()) {
      throw new IllegalArgumentException(
          "A calibration must have at most one curve for each pair of task and language");
    }
  }

  /**
   * The probability that a draft of this score is good, by the narrowest curve that there is: of
   * task and language, of the task, of the language, of all. Empty if there is none.
   */
  public Optional<BigDecimal> probability(BigDecimal score, Task task, Language language) {
    return curve(Optional.of(task), Optional.of(language))
        .or(() -> curve(Optional.of(task), Optional.empty()))
        .or(() -> curve(Optional.empty(), Optional.of(language)))
        .or(() -> curve(Optional.empty(), Optional.empty()))
        .map(curve -> curve.probability(score));
  }

  /** Name and version, for logs: {@code judged@3}. */
  public String label() {
    return name + "@" + version;
  }

  private Optional<Curve> curve(Optional<Task> task, Optional<Language> language) {
    return curves.stream().filter(curve -> curve.isFor(task, language)).findFirst();
  }
}

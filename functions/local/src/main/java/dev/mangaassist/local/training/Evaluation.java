package dev.mangaassist.local.training;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.cascade.select.RoutePlanner;
import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How well messages were understood: what was expected beside what came out. */
final class Evaluation {
  private static final int BINS = 10;

  /** A message and what it was taken for. */
  record Outcome(LabelledMessage message, Understanding understanding) {
    boolean right() {
      return understanding.task() == message.task();
    }

    boolean rightTier() {
      return tier(understanding) == tier(expected());
    }

    private Understanding expected() {
      return new Understanding(message.task(), 1, message.complexity(), message.language(), 0);
    }

    private static Tier tier(Understanding understanding) {
      return RoutePlanner.defaultTier(understanding);
    }

    int complexityError() {
      return understanding.complexity().level() - message.complexity().level();
    }
  }

  /**
   * Answers of about the same probability.
   *
   * @param stated their mean probability
   * @param observed the share of them that is right
   */
  record Bin(int answers, double stated, double observed) {}

  private final List<Outcome> outcomes = new ArrayList<>();

  void add(LabelledMessage message, Understanding understanding) {
    outcomes.add(new Outcome(message, understanding));
  }

  int size() {
    return outcomes.size();
  }

  double tasks() {
    return share(outcome -> true, Outcome::right);
  }

  double hardTasks() {
    return share(outcome -> outcome.message.hard(), Outcome::right);
  }

  double tasks(Language language) {
    return share(outcome -> outcome.message.language() == language, Outcome::right);
  }

  /** Whether the default tier of the task is right, whatever the complexity. */
  double tiersOfTasks() {
    return share(
        outcome -> true,
        outcome ->
            outcome.understanding.task().defaultTier() == outcome.message.task().defaultTier());
  }

  /** Whether the tier is right that answers first, for summaries by their complexity. */
  double tiers() {
    return share(outcome -> true, Outcome::rightTier);
  }

  double languages() {
    return share(
        outcome -> true, outcome -> outcome.understanding.language() == outcome.message.language());
  }

  double complexities(int tolerance) {
    return share(outcome -> true, outcome -> Math.abs(outcome.complexityError()) <= tolerance);
  }

  /** How often one task was taken for another. */
  int confusions(Task right, Task given) {
    return Math.toIntExact(
        outcomes.stream()
            .filter(outcome -> outcome.message.task() == right)
            .filter(outcome -> outcome.understanding.task() == given)
            .count());
  }

  /** How often one complexity was taken for another. */
  int confusions(Complexity right, Complexity given) {
    return Math.toIntExact(
        outcomes.stream()
            .filter(outcome -> outcome.message.complexity() == right)
            .filter(outcome -> outcome.understanding.complexity() == given)
            .count());
  }

  /** Answers by tenths of the probability that was stated. */
  List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      int bin = b;
      List<Outcome> members =
          outcomes.stream()
              .filter(o -> Math.min(BINS - 1, (int) (o.understanding.probability() * BINS)) == bin)
              .toList();
      double stated = members.stream().mapToDouble(o -> o.understanding.probability()).sum();
      double right = members.stream().filter(Outcome::right).count();
      int n = Math.max(1, members.size());
      bins.add(new Bin(members.size(), stated / n, right / n));
    }
    return bins;
  }

  /**
   * Expected calibration error over ten equal bins (Naeini et al., 2015): the mean distance between
   * the probability stated and the share that is right.
   */
  double calibrationError() {
    return bins().stream()
        .mapToDouble(bin -> bin.answers * Math.abs(bin.stated - bin.observed) / outcomes.size())
        .sum();
  }

  private double share(Predicate<Outcome> among, Predicate<Outcome> holds) {
    List<Outcome> chosen = outcomes.stream().filter(among).toList();
    return chosen.isEmpty() ? 1 : (double) chosen.stream().filter(holds).count() / chosen.size();
  }
}

package dev.mangaassist.tuner.certify;

import dev.mangaassist.tuner.certify.BettingTest.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that the cascade has to keep at a threshold: E[v q] above m E[y], for weight v and the
 * cascade's quality q. For the target, y is the strong tier's weighted quality; for the minimum
 * quality it is the weight.
 *
 * <p><b>Several are tested each at the full level.</b> "Something is missed" is the union of the
 * hypotheses "this one is missed". It is rejected only if each of them is. If it is true, at least
 * one of them is true, and rejecting all takes rejecting that one, which its own test does with a
 * probability of the level at most: an intersection-union test (Berger, "Multiparameter hypothesis
 * testing and acceptance sampling", Technometrics 24, 1982). So the level needs no splitting,
 * however the tests depend on each other.
 *
 * @param least m
 * @param of y
 */
record Requirement(double least, Column of) {

  /** What terms require. A minimum of 0 is kept by all answers and needs no test. */
  static List<Requirement> all(SampleColumns columns, Terms terms) {
    List<Requirement> all = new ArrayList<>();
    all.add(new Requirement(terms.target(), columns::strong));
    if (terms.minimumQuality() > 0) {
      all.add(new Requirement(terms.minimumQuality(), columns::weight));
    }
    return all;
  }

  /** Its test at a threshold, with m the least. */
  BettingTest test(SampleColumns columns, int step) {
    return new BettingTest(
        columns.size(), i -> columns.cascade(i, step), of, FallbackSequence.PLANNED_LEVEL);
  }

  /** Whether "it is missed at a threshold" is rejected. */
  boolean isShown(SampleColumns columns, int step, double level) {
    return test(columns, step).rejects(least, level);
  }
}

package dev.mangaassist.tuner.calibrate;

import dev.mangaassist.shared.config.ConfidenceCalibration.Knot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Isotonic regression of outcomes on scores: of all functions that do not fall, the one with the
 * least squared error, found by pooling adjacent violators (Ayer et al. 1955; Zadrozny and Elkan
 * 2002 for calibration). Drafts are first gathered into bins of neighbours, at least {@value #BIN}
 * in each and equal scores together, and a bin's share of good ones is smoothed by half a draft of
 * each kind, so that few drafts never look certain.
 */
final class IsotonicFit {
  private static final int BIN = 20;
  private static final int DIGITS = 4;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private IsotonicFit() {}

  /** Neighbouring drafts: the sum of their scores, their number, how many are good. */
  private record Block(BigDecimal scores, int drafts, int good) {

    Block plus(Block other) {
      return new Block(scores.add(other.scores), drafts + other.drafts, good + other.good);
    }

    BigDecimal meanScore() {
      return scores.divide(BigDecimal.valueOf(drafts), DIGITS, RoundingMode.HALF_EVEN);
    }

    BigDecimal probability() {
      return BigDecimal.valueOf(good)
          .add(HALF)
          .divide(BigDecimal.valueOf(drafts + 1L), DIGITS, RoundingMode.HALF_EVEN);
    }
  }

  /**
   * The knots of the curve, in rising order of scores.
   *
   * @param drafts at least one
   */
  static List<Knot> knots(List<JudgedDraft> drafts) {
    Deque<Block> pooled = new ArrayDeque<>();
    for (Block bin : bins(drafts)) {
      Block block = bin;
      while (!pooled.isEmpty() && violates(pooled.getLast(), block)) {
        block = pooled.removeLast().plus(block);
      }
      pooled.addLast(block);
    }
    return pooled.stream().map(block -> new Knot(block.meanScore(), block.probability())).toList();
  }

  /** Whether two neighbours fall, or are too close to be two knots. */
  private static boolean violates(Block before, Block block) {
    return before.probability().compareTo(block.probability()) >= 0
        || before.meanScore().compareTo(block.meanScore()) >= 0;
  }

  private static List<Block> bins(List<JudgedDraft> drafts) {
    List<JudgedDraft> sorted =
        drafts.stream().sorted(Comparator.comparing(JudgedDraft::score)).toList();
    List<Block> bins = new ArrayList<>();
    int from = 0;
    while (from < sorted.size()) {
      int to = Math.min(from + BIN, sorted.size());
      while (to < sorted.size() && isTie(sorted.get(to - 1), sorted.get(to))) {
        to++;
      }
      bins.add(block(sorted.subList(from, sorted.size() - to < BIN ? sorted.size() : to)));
      from = sorted.size() - to < BIN ? sorted.size() : to;
    }
    return bins;
  }

  private static boolean isTie(JudgedDraft one, JudgedDraft other) {
    return one.score().compareTo(other.score()) == 0;
  }

  private static Block block(List<JudgedDraft> drafts) {
    return drafts.stream()
        .map(draft -> new Block(draft.score(), 1, draft.good() ? 1 : 0))
        .reduce(Block::plus)
        .orElseThrow();
  }
}

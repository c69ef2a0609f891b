package dev.mangaassist.cascade;

import dev.mangaassist.shared.vocabulary.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One ask of a replay.
 *
 * @param answerTokens the length of an answer to it
 * @param draft how its draft turns out, if there is one
 * @param seed draws what the models say to it and how long they take
 */
record ReplayedAsk(Task task, int answerTokens, Draft draft, long seed) {
  private static final int PERCENT = 100;

  /** How a Haiku draft turns out. */
  enum Draft {
    /** Its head is sure, and it is good. */
    GOOD,
    /** Its head is not sure, and with reason: written to its end, it hedges. */
    DOUBTED_AT_THE_HEAD,
    /** Its head is sure, and late in the text it hedges all the same. */
    DOUBTED_LATE
  }

  /** A kind of ask with its share in the traffic. */
  private record Slice(Task task, int answerTokens, int share) {}

  /** The reference mix, as far as the Haiku tier begins. */
  private static final List<Slice> HAIKU =
      List.of(
          new Slice(Task.FAQ, 100, 25),
          new Slice(Task.GREETING, 100, 10),
          new Slice(Task.PRODUCT_SEARCH, 200, 25));

  /** The reference mix, as far as the Sonnet tier begins. */
  private static final List<Slice> SONNET =
      List.of(
          new Slice(Task.RECOMMENDATION, 400, 20),
          new Slice(Task.COMPARISON, 600, 10),
          new Slice(Task.DISCUSSION, 800, 7));

  /**
   * Draws the traffic of a seed: of a hundred asks ten are the Sonnet tier's by their task, and ten
   * turn out to need it; of a hundred of the latter one seems sure until late in its draft.
   */
  static List<ReplayedAsk> traffic(int asks, long seed) {
    Random random = new Random(seed);
    List<ReplayedAsk> traffic = new ArrayList<>();
    for (int i = 0; i < asks; i++) {
      int decile = i % 10;
      Draft draft =
          decile != 1
              ? Draft.GOOD
              : i / 10 % PERCENT == 0 ? Draft.DOUBTED_LATE : Draft.DOUBTED_AT_THE_HEAD;
      Slice slice = drawn(decile == 0 ? SONNET : HAIKU, random);
      traffic.add(new ReplayedAsk(slice.task, slice.answerTokens, draft, random.nextLong()));
    }
    Collections.shuffle(traffic, random);
    return traffic;
  }

  private static Slice drawn(List<Slice> slices, Random random) {
    int at = random.nextInt(slices.stream().mapToInt(Slice::share).sum());
    for (Slice slice : slices) {
      at -= slice.share;
      if (at < 0) {
        return slice;
      }
    }
    throw new IllegalStateException("There is always a slice");
  }
}

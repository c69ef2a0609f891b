package dev.mangaassist.local.scripted;

/**
 * How a scripted model answers.
 *
 * @param hedging when it says that it is not sure
 * @param heads what it makes of the wish for a head
 * @param length how long its answers are
 * @param care how much care it takes
 */
public record Manner(Hedging hedging, HeadHabit heads, AnswerLength length, Care care) {
  /** Heads as asked for, and careful answers as long as what there is to say. */
  public static Manner of(Hedging hedging) {
    return new Manner(hedging, HeadHabit.GIVEN, AnswerLength.NATURAL, Care.TAKEN);
  }

  /** The same with another habit of hedging. */
  public Manner with(Hedging other) {
    return new Manner(other, heads, length, care);
  }

  /** The same with another habit of heads. */
  public Manner with(HeadHabit other) {
    return new Manner(hedging, other, length, care);
  }

  /** The same with answers of another length. */
  public Manner with(AnswerLength other) {
    return new Manner(hedging, heads, other, care);
  }

  /** The same with more or less care. */
  public Manner with(Care other) {
    return new Manner(hedging, heads, length, other);
  }
}

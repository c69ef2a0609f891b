package dev.mangaassist.shared.vocabulary;

/** How much reasoning a message needs, from 1 (trivial) to 5 (expert). */
public enum Complexity {
  TRIVIAL(1),
  SIMPLE(2),
  MODERATE(3),
  COMPLEX(4),
  EXPERT(5);

  private final int level;

  Complexity(int level) {
    this.level = level;
  }

  /** The level as a number, 1 to 5. */
  public int level() {
    return level;
  }

  public boolean atLeast(Complexity other) {
    return compareTo(other) >= 0;
  }
}

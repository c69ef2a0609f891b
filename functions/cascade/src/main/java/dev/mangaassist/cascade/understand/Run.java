package dev.mangaassist.cascade.understand;

import java.util.Arrays;

/** Normalised characters, with what each is and whether it was upper case before. */
final class Run {
  private static final int SHORTEST_CLAUSE = 2;

  private final char[] chars;
  private final CharKind[] kinds;
  private final boolean[] capitals;
  private final int length;

  /** Takes arrays of at least {@code length}, which are its own from then on. */
  Run(char[] chars, CharKind[] kinds, boolean[] capitals, int length) {
    this.chars = chars;
    this.kinds = kinds;
    this.capitals = capitals;
    this.length = length;
  }

  int length() {
    return length;
  }

  char at(int index) {
    return chars[index];
  }

  CharKind kind(int index) {
    return kinds[index];
  }

  boolean capital(int index) {
    return capitals[index];
  }

  /** Puts another character in a place. */
  void set(int index, char c, CharKind kind, boolean capital) {
    chars[index] = c;
    kinds[index] = kind;
    capitals[index] = capital;
  }

  /** Adds some of the characters to a hash. */
  long hash(long start, int from, int to) {
    long hash = start;
    for (int i = from; i < to; i++) {
      hash = Hash.add(hash, chars[i]);
    }
    return hash;
  }

  /** The end of the stretch of one kind that holds a place. */
  int endOf(CharKind kind, int from) {
    int end = from + 1;
    while (end < length && kinds[end] == kind) {
      end++;
    }
    return end;
  }

  /** Where the last clause begins; 0 if there is only one. */
  int lastClause() {
    for (int i = length - 1 - SHORTEST_CLAUSE; i > SHORTEST_CLAUSE; i--) {
      boolean ends =
          switch (chars[i]) {
            case '。', '、', '…' -> true;
            case '.', '!', '?', ',' -> kinds[i + 1] == CharKind.SPACE || kinds[i + 1].isJapanese();
            default -> false;
          };
      if (ends) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The rest from a place on. */
  Run from(int start) {
    return range(start, length);
  }

  /** The first characters only; shares them with this run. */
  Run first(int count) {
    return new Run(chars, kinds, capitals, count);
  }

  Run range(int from, int to) {
    return new Run(
        Arrays.copyOfRange(chars, from, to),
        Arrays.copyOfRange(kinds, from, to),
        Arrays.copyOfRange(capitals, from, to),
        to - from);
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }
}

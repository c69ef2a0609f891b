package dev.mangaassist.cascade.understand;

import java.util.Arrays;

/** A sequence of tokens, each a hash of what it says and a mark. Grows as needed. */
final class Tokens {
  private static final int FIRST_CAPACITY = 48;

  private long[] hashes = new long[FIRST_CAPACITY];
  private boolean[] marks = new boolean[FIRST_CAPACITY];
  private int size;

  void add(long hash, boolean marked) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      marks = Arrays.copyOf(marks, size * 2);
    }
    hashes[size] = hash;
    marks[size] = marked;
    size++;
  }

  int size() {
    return size;
  }

  long hash(int index) {
    return hashes[index];
  }

  boolean marked(int index) {
    return marks[index];
  }
}

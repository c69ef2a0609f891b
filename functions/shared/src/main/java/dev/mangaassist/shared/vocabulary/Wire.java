package dev.mangaassist.shared.vocabulary;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Looks a word of the wire up among an enum's values. */
final class Wire {
  private Wire() {}

  static <E> Optional<E> find(E[] values, Function<E, String> wireName, String name) {
    return Arrays.stream(values).filter(value -> wireName.apply(value).equals(name)).findFirst();
  }
}

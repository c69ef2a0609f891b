package dev.mangaassist.local.training;

import dev.mangaassist.cascade.understand.Lexicon;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a lexicon: files in which a line {@code [class]} is followed by the entries of the class.
 */
final class LexiconFiles {
  /** A single letter or kana means nothing by itself. */
  private static final int SHORTEST = 2;

  private static final int MOST_CLASSES = 256;

  private LexiconFiles() {}

  /**
   * Reads files as one lexicon; a class may go on in another file.
   *
   * @throws IllegalArgumentException if an entry stands before any class, or classes are too many
   */
  static Lexicon read(List<Path> files) {
    Map<String, Set<String>> classesOf = new TreeMap<>();
    Set<String> names = new TreeSet<>();
    for (Path file : files) {
      read(file, names, classesOf);
    }
    if (names.size() > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "A lexicon has at most %d classes, but this has %d"
              .formatted(MOST_CLASSES, names.size()));
    }
    return build(List.copyOf(names), classesOf);
  }

  private static void read(Path file, Set<String> names, Map<String, Set<String>> classesOf) {
    String name = "";
    for (String line : MessageFile.lines(file)) {
      String entry = line.strip();
      if (entry.startsWith("[") && entry.endsWith("]")) {
        name = entry.substring(1, entry.length() - 1);
        names.add(name);
      } else if (name.isEmpty()) {
        throw new IllegalArgumentException(file + " must begin with a [class]");
      } else {
        String normal = Lexicon.normalize(entry);
        if (normal.length() >= SHORTEST) {
          classesOf.computeIfAbsent(normal, key -> new TreeSet<>()).add(name);
        }
      }
    }
  }

  private static Lexicon build(List<String> names, Map<String, Set<String>> classesOf) {
    Map<Set<String>, Integer> senses = new LinkedHashMap<>();
    SortedMap<String, Integer> entries = new TreeMap<>();
    classesOf.forEach(
        (entry, classes) ->
            entries.put(entry, senses.computeIfAbsent(classes, key -> senses.size())));
    List<int[]> numbers =
        senses.keySet().stream()
            .map(sense -> sense.stream().mapToInt(names::indexOf).toArray())
            .toList();
    return Lexicon.of(numbers, entries);
  }
}

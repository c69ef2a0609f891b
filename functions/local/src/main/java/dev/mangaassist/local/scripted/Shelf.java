package dev.mangaassist.local.scripted;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The works that the models know. */
record Shelf(List<Manga> works) {
  private static final int FIRST_GENRE = 4;

  Shelf {
    works = List.copyOf(works);
  }

  /** The works that a text names, in the order in which it names them. */
  List<Manga> namedIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return works.stream()
        .filter(work -> work.indexIn(lower) >= 0)
        .sorted(Comparator.comparingInt(work -> work.indexIn(lower)))
        .toList();
  }

  /** The works that suit the given genres best, those that are known left out. */
  List<Manga> closest(List<String> genres, List<Manga> known, int count) {
    Comparator<Manga> bySuit = Comparator.comparingInt(work -> -suit(work, Set.copyOf(genres)));
    return works.stream()
        .filter(Predicate.not(known::contains))
        .sorted(bySuit)
        .limit(count)
        .toList();
  }

  /** A work's first genre says most of it. */
  private static int suit(Manga work, Set<String> genres) {
    return IntStream.range(0, work.genres().size())
        .filter(rank -> genres.contains(work.genres().get(rank)))
        .map(rank -> Math.max(1, FIRST_GENRE - rank))
        .sum();
  }
}

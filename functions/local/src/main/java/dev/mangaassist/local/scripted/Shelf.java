package dev.mangaassist.local.scripted;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** The works that the models know. */
record Shelf(List<Manga> works) {
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

  /** The works that share most genres with the given ones, those works themselves left out. */
  List<Manga> closest(List<String> genres, List<Manga> known, int count) {
    Comparator<Manga> byShared =
        Comparator.comparingLong(
            work -> -work.genres().stream().filter(Set.copyOf(genres)::contains).count());
    return works.stream()
        .filter(Predicate.not(known::contains))
        .sorted(byShared)
        .limit(count)
        .toList();
  }
}

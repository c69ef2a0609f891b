package dev.mangaassist.local.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant who mistyped a name. */
final class NearestName {
  private NearestName() {}

  /**
   * The name nearest to what was typed: one that holds it or is held by it, else the one that takes
   * the fewest letters put in, left out or changed, as long as these are at most a third of it.
   */
  static Optional<String> of(String typed, Collection<String> names) {
    String lower = typed.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> isNear(lower, name.toLowerCase(Locale.ROOT)))
        .min(Comparator.comparingInt(name -> editDistance(lower, name.toLowerCase(Locale.ROOT))));
  }

  private static boolean isNear(String typed, String name) {
    boolean isPart = typed.length() > 2 && (name.contains(typed) || typed.contains(name));
    return isPart || editDistance(typed, name) <= name.length() / 3;
  }

  /** Levenshtein's distance, by dynamic programming over one row. */
  private static int editDistance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[to.length()];
  }
}

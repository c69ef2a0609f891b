package dev.mangaassist.local.scripted;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A work that the models know.
 *
 * @param aliases further names by which customers call it
 * @param from the year in which it began
 * @param to the year in which it ended, if it has
 * @param genres in English; a {@link Script} has their names in its language
 * @param theme a phrase that completes "it is about"
 */
record Manga(
    Localized title,
    List<String> aliases,
    Localized author,
    @JsonProperty("from") int from,
    @Nullable Integer to,
    Localized magazine,
    List<String> genres,
    Localized premise,
    Localized theme) {
  /** Where a text, in lower case, first names this work, or -1. */
  int indexIn(String text) {
    return names()
        .mapToInt(name -> indexOfWord(text, name))
        .filter(index -> index >= 0)
        .min()
        .orElse(-1);
  }

  private Stream<String> names() {
    return Stream.concat(Stream.of(title.en(), title.ja()), aliases.stream())
        .map(name -> name.toLowerCase(Locale.ROOT));
  }

  private static int indexOfWord(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean startsInWord = at > 0 && joined(text.charAt(at - 1), name.charAt(0));
      boolean endsInWord =
          end < text.length() && joined(name.charAt(name.length() - 1), text.charAt(end));
      if (!startsInWord && !endsInWord) {
        return at;
      }
    }
    return -1;
  }

  /** Whether two neighbours belong to one word, as far as letters without Japanese tell. */
  private static boolean joined(char left, char right) {
    return Character.isLetterOrDigit(left)
        && Character.isLetterOrDigit(right)
        && !Tokens.isJapanese(left)
        && !Tokens.isJapanese(right);
  }
}

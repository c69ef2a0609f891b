package dev.mangaassist.cascade.confidence;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Phrases by their characters, one after another, so that a text is read once and not once a
 * phrase. Immutable.
 */
final class PhraseTree {
  private final char[] characters;
  private final List<PhraseTree> children;
  private final boolean end;

  /**
   * @param depth how many characters of the phrases, the same in all, lead here
   */
  private PhraseTree(List<String> phrases, int depth) {
    Map<Character, List<String>> longer =
        phrases.stream()
            .filter(phrase -> phrase.length() > depth)
            .collect(
                Collectors.groupingBy(
                    phrase -> phrase.charAt(depth), TreeMap::new, Collectors.toList()));
    StringBuilder next = new StringBuilder();
    longer.keySet().forEach(next::append);
    this.characters = next.toString().toCharArray();
    this.children = longer.values().stream().map(them -> new PhraseTree(them, depth + 1)).toList();
    this.end = phrases.stream().anyMatch(phrase -> phrase.length() == depth);
  }

  static PhraseTree of(List<String> phrases) {
    return new PhraseTree(phrases, 0);
  }

  private int index(char character) {
    return Arrays.binarySearch(characters, character);
  }

  /** Whether a text holds a phrase, be it in the midst of a word. */
  boolean occursIn(String text) {
    for (int start = 0; start < text.length(); start++) {
      if (begins(text, start)) {
        return true;
      }
    }
    return false;
  }

  private boolean begins(String text, int start) {
    PhraseTree node = this;
    for (int at = start; at < text.length(); at++) {
      int child = node.index(text.charAt(at));
      if (child < 0) {
        return false;
      }
      node = node.children.get(child);
      if (node.end) {
        return true;
      }
    }
    return false;
  }

  /**
   * From where on a text is the beginning of a phrase, but not all of it; its length if nowhere.
   */
  int open(String text) {
    for (int start = 0; start < text.length(); start++) {
      if (endsWithin(text, start)) {
        return start;
      }
    }
    return text.length();
  }

  private boolean endsWithin(String text, int start) {
    PhraseTree node = this;
    for (int at = start; at < text.length(); at++) {
      int child = node.index(text.charAt(at));
      if (child < 0) {
        return false;
      }
      node = node.children.get(child);
    }
    return !node.children.isEmpty();
  }
}

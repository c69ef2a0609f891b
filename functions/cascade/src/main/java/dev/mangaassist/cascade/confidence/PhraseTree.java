package dev.mangaassist.cascade.confidence;

import java.util.ArrayList;
import java.util.List;

/**
 * Phrases by their characters, one after another, so that a text is read once and not once a
 * phrase. Grows while it is built; afterwards it is safe for use by several threads.
 */
final class PhraseTree {
  private final StringBuilder characters = new StringBuilder();
  private final List<PhraseTree> children = new ArrayList<>();
  private boolean end;

  static PhraseTree of(List<String> phrases) {
    PhraseTree root = new PhraseTree();
    phrases.forEach(root::add);
    return root;
  }

  private void add(String phrase) {
    PhraseTree node = this;
    for (int i = 0; i < phrase.length(); i++) {
      int child = node.index(phrase.charAt(i));
      if (child < 0) {
        child = node.children.size();
        node.characters.append(phrase.charAt(i));
        node.children.add(new PhraseTree());
      }
      node = node.children.get(child);
    }
    node.end = true;
  }

  private int index(char character) {
    for (int i = 0; i < characters.length(); i++) {
      if (characters.charAt(i) == character) {
        return i;
      }
    }
    return -1;
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

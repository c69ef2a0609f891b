package dev.mangaassist.cascade.confidence;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds hedging phrases in a text while it comes in. When the text is complete, the phrases are
 * those that {@link HedgingPhrases#in} finds in the whole of it; before, never one that the rest of
 * the text could still make innocent. No phrase crosses the end of a sentence, so that only the
 * unfinished sentence is read again. For one thread.
 */
final class HedgeWatch {
  private final HedgingPhrases phrases;
  private final Set<String> found = new LinkedHashSet<>();
  private final StringBuilder unfinished = new StringBuilder();

  HedgeWatch(HedgingPhrases phrases) {
    this.phrases = phrases;
  }

  void add(String text) {
    int known = unfinished.length();
    unfinished.append(text);
    int end = unfinished.length();
    while (end > known && !HedgingPhrases.endsSentence(unfinished.charAt(end - 1))) {
      end--;
    }
    if (end > known) {
      found.addAll(phrases.in(unfinished.substring(0, end)));
      unfinished.delete(0, end);
    }
    found.addAll(phrases.inBeginning(unfinished.toString()));
  }

  /** The distinct phrases found by now. */
  Set<String> soFar() {
    return Set.copyOf(found);
  }

  /** The distinct phrases of the text, if nothing more comes. */
  Set<String> complete() {
    found.addAll(phrases.in(unfinished.toString()));
    return Set.copyOf(found);
  }
}

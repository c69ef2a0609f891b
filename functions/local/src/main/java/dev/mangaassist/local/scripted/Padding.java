package dev.mangaassist.local.scripted;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes an answer as long as the reference traffic mix has it, with more works of the shelf. */
final class Padding {
  private final Library library;
  private final Question question;

  Padding(Library library, Question question) {
    this.library = library;
    this.question = question;
  }

  /** A text between what stands before and after it, and in between enough more, no two alike. */
  String pad(String before, String text, String after) {
    StringBuilder padded = new StringBuilder(before + text);
    Iterator<String> more = sentences(text).iterator();
    while (more.hasNext() && Tokens.count(padded + after) < tokens(question.intent())) {
      padded.append(' ').append(more.next());
    }
    return padded + after;
  }

  /** The tokens out of product.md's mix; what it does not name counts as a small matter. */
  private static int tokens(Intent intent) {
    return switch (intent) {
      case DISCUSSION -> 800;
      case COMPARISON -> 600;
      case RECOMMENDATION -> 400;
      case PRODUCT_SEARCH -> 200;
      case GREETING, THANKS, FAQ, ORDER_STATUS, SUMMARIZATION, TRANSLATION, UNKNOWN -> 100;
    };
  }

  /**
   * Two sentences of each work that the text does not name, from a place that the question sets.
   */
  private Stream<String> sentences(String text) {
    List<Manga> named = library.shelf().namedIn(text);
    List<Manga> works = new ArrayList<>(library.shelf().works());
    Collections.rotate(works, question.text().hashCode() % works.size());
    Script script = library.in(question.language());
    return works.stream()
        .filter(Predicate.not(named::contains))
        .map(this::values)
        .flatMap(
            values ->
                Stream.of(script.line("more.premise", values), script.line("more.theme", values)));
  }

  private Map<String, String> values(Manga work) {
    return Map.of(
        "title",
        work.title().in(question.language()),
        "author",
        work.author().in(question.language()),
        "premise",
        work.premise().in(question.language()),
        "theme",
        work.theme().in(question.language()));
  }
}

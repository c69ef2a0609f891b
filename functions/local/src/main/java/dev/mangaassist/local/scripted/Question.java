package dev.mangaassist.local.scripted;

import dev.mangaassist.shared.vocabulary.Language;
import java.util.List;
import java.util.Optional;

/**
 * What a model makes of a prompt.
 *
 * @param works that it names, or, if it names none, those that the conversation named last
 * @param hard whether a weak model should doubt its answer
 * @param headNumber the number that marks a head, if the answer is to open with one
 */
record Question(
    String text,
    Language language,
    Intent intent,
    List<Manga> works,
    boolean hard,
    Facts facts,
    Optional<String> headNumber) {
  private static final int SUBJECT_LENGTH = 80;

  /** The question itself, short enough to be said again. */
  String subject() {
    String line = text.strip().replaceAll("\\s+", " ").replaceAll("[.。!！]+$", "");
    int length = line.codePointCount(0, line.length());
    return length <= SUBJECT_LENGTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SUBJECT_LENGTH)) + "…";
  }
}

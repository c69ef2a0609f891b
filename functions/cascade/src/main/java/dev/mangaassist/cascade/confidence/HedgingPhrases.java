package dev.mangaassist.cascade.confidence;

import dev.mangaassist.shared.text.TextResource;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds phrases by which a writer leaves a way out. The list is data, {@code hedging-phrases.txt}:
 * a phrase a line; a line that starts with ! is a phrase that looks like one and is none. Longer
 * phrases go before the shorter ones that they hold, and no text counts for two phrases.
 */
public final class HedgingPhrases {
  private static final String INNOCENT = "!";
  private static final String SENTENCE_ENDS = ".!?。！？\n";

  private record Phrase(String text, boolean hedge, Pattern pattern) {}

  private final List<Phrase> phrases;
  private final PhraseTree tree;

  private HedgingPhrases(List<Phrase> phrases) {
    this.phrases = phrases;
    this.tree = PhraseTree.of(phrases.stream().map(Phrase::text).toList());
  }

  /** Reads the list that ships with the cascade. */
  public static HedgingPhrases load() {
    return of(TextResource.lines(HedgingPhrases.class, "hedging-phrases.txt"));
  }

  static HedgingPhrases of(List<String> lines) {
    return new HedgingPhrases(
        lines.stream()
            .map(HedgingPhrases::phrase)
            .sorted(Comparator.comparingInt((Phrase p) -> p.text.length()).reversed())
            .toList());
  }

  /** The distinct hedging phrases in a text, longest first. */
  public List<String> in(String text) {
    String whole = normalize(text);
    return in(whole, whole.length());
  }

  /**
   * The distinct hedging phrases in the beginning of a sentence that goes on: without an English
   * word that may not have come to its end, and without what may yet become a longer phrase.
   */
  List<String> inBeginning(String text) {
    String whole = withoutUnfinishedWord(normalize(text));
    return in(whole, tree.open(whole));
  }

  private static String withoutUnfinishedWord(String text) {
    int end = text.length();
    while (end > 0 && isOfWord(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean isOfWord(char character) {
    return (character >= 'a' && character <= 'z') || character == '\'';
  }

  /** Those that end before an index. */
  private List<String> in(String whole, int end) {
    if (!tree.occursIn(whole)) {
      return List.of();
    }
    String rest = whole;
    List<String> found = new ArrayList<>();
    for (Phrase phrase : phrases) {
      Matcher matcher = phrase.pattern.matcher(rest);
      if (matcher.find()) {
        if (phrase.hedge && matcher.end() <= end) {
          found.add(phrase.text);
        }
        rest = matcher.replaceAll(match -> "\n".repeat(match.group().length()));
      }
    }
    return List.copyOf(found);
  }

  static boolean endsSentence(char character) {
    return SENTENCE_ENDS.indexOf(character) >= 0;
  }

  private static Phrase phrase(String line) {
    boolean innocent = line.startsWith(INNOCENT);
    String text = normalize(innocent ? line.substring(INNOCENT.length()) : line);
    if (text.chars().anyMatch(character -> endsSentence((char) character))) {
      throw new IllegalArgumentException(
          "A hedging phrase must not hold the end of a sentence (one of %s): '%s'"
              .formatted(SENTENCE_ENDS.strip(), line));
    }
    String boundary = text.codePoints().allMatch(c -> c < 128) ? "\\b" : "";
    return new Phrase(text, !innocent, Pattern.compile(boundary + Pattern.quote(text) + boundary));
  }

  private static String normalize(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replace('\u2019', '\'')
        .toLowerCase(Locale.ROOT);
  }
}

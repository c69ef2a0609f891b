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
  private static final Pattern UNFINISHED_WORD = Pattern.compile("[a-z']+$");

  private record Phrase(String text, boolean hedge, Pattern pattern) {}

  private final List<Phrase> phrases;

  private HedgingPhrases(List<Phrase> phrases) {
    this.phrases = phrases;
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
    String whole = UNFINISHED_WORD.matcher(normalize(text)).replaceFirst("");
    int open = whole.length();
    for (Phrase phrase : phrases) {
      open = Math.min(open, whole.length() - lengthOfBeginning(phrase.text, whole));
    }
    return in(whole, open);
  }

  /** Those that end before an index. */
  private List<String> in(String whole, int end) {
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

  /** How many characters at the end of a text are a beginning of a phrase, but not all of it. */
  private static int lengthOfBeginning(String phrase, String text) {
    for (int length = Math.min(phrase.length() - 1, text.length()); length > 0; length--) {
      if (text.endsWith(phrase.substring(0, length))) {
        return length;
      }
    }
    return 0;
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

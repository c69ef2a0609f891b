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
    String rest = normalize(text);
    List<String> found = new ArrayList<>();
    for (Phrase phrase : phrases) {
      Matcher matcher = phrase.pattern.matcher(rest);
      if (matcher.find()) {
        rest = matcher.replaceAll("\n");
        if (phrase.hedge) {
          found.add(phrase.text);
        }
      }
    }
    return List.copyOf(found);
  }

  private static Phrase phrase(String line) {
    boolean innocent = line.startsWith(INNOCENT);
    String text = normalize(innocent ? line.substring(INNOCENT.length()) : line);
    String boundary = text.codePoints().allMatch(c -> c < 128) ? "\\b" : "";
    return new Phrase(text, !innocent, Pattern.compile(boundary + Pattern.quote(text) + boundary));
  }

  private static String normalize(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replace('\u2019', '\'')
        .toLowerCase(Locale.ROOT);
  }
}

package dev.mangaassist.cascade.understand;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A message in the form that features are taken from: NFKC (which also joins half-width kana),
 * lower case, straight quotation marks, single spaces, digits as 0. What stands in quotation or
 * title marks is taken out of the text and leaves {@link #QUOTATION} in its place: its words are
 * those of a work or of a phrase in question, not of what the customer wants.
 *
 * @param body the text without its quotations
 * @param quotations what stood between quotation marks, in order, none of them empty
 */
record NormalizedText(Run body, List<Run> quotations) {
  /**
   * Stands for a quotation in the body; of the private use area, and taken out of what comes in.
   */
  static final char QUOTATION = '\uE001';

  /** The most UTF-16 units that are read of a text; of a longer one the middle is left out. */
  static final int MAX_LENGTH = 4000;

  private static final int MAX_HEAD = 3000;
  private static final int MAX_QUOTATION = 300;

  static NormalizedText of(String text) {
    return takeQuotationsOut(normalize(text));
  }

  /** Normalises and leaves quotations where they are. */
  static Run normalize(String text) {
    String form = compatible(shorten(text));
    int most = Math.min(form.length(), MAX_LENGTH);
    char[] chars = new char[most];
    CharKind[] kinds = new CharKind[most];
    boolean[] capitals = new boolean[most];
    int length = 0;
    int shouted = 0;
    for (int i = 0; i < most; i++) {
      char c = fold(form.charAt(i));
      if (c == ' ' && (length == 0 || chars[length - 1] == ' ')) {
        continue;
      }
      chars[length] = Character.toLowerCase(c);
      kinds[length] = CharKind.of(chars[length]);
      capitals[length] = Character.isUpperCase(c);
      shouted += capitals[length] ? 1 : 0;
      length++;
    }
    if (length > 0 && chars[length - 1] == ' ') {
      length--;
    }
    if (shouted * 2 > length) {
      Arrays.fill(capitals, false); // all of it is in capitals, which tells nothing of names
    }
    return new Run(chars, kinds, capitals, length);
  }

  private static String shorten(String text) {
    return text.length() <= MAX_LENGTH
        ? text
        : text.substring(0, MAX_HEAD) + text.substring(text.length() - (MAX_LENGTH - MAX_HEAD));
  }

  private static String compatible(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
      }
    }
    return text;
  }

  private static char fold(char c) {
    if (c <= '~') {
      return c <= ' ' ? ' ' : c >= '0' && c <= '9' ? '0' : c;
    }
    return switch (c) {
      case '\u2018', '\u2019' -> '\'';
      case '\u201c', '\u201d' -> '"';
      case QUOTATION -> ' ';
      default -> Character.isWhitespace(c) ? ' ' : Character.isDigit(c) ? '0' : c;
    };
  }

  private static NormalizedText takeQuotationsOut(Run text) {
    List<Run> quotations = new ArrayList<>();
    int length = 0;
    for (int at = 0; at < text.length(); length++) {
      int close = closing(text, at);
      boolean quotation = close > at + 1;
      if (quotation) {
        quotations.add(text.range(at + 1, close));
        text.set(length, QUOTATION, CharKind.QUOTATION, false);
      } else {
        text.set(length, text.at(at), text.kind(at), text.capital(at));
      }
      at = quotation ? close + 1 : at + 1;
    }
    return new NormalizedText(text.first(length), quotations);
  }

  /** Where the quotation that opens here closes, or -1 if none does. */
  private static int closing(Run text, int open) {
    return switch (text.at(open)) {
      case '『' -> find(text, '』', open + 1);
      case '「' -> find(text, '」', open + 1);
      case '"' -> find(text, '"', open + 1);
      case '\'' -> closingApostrophe(text, open);
      default -> -1;
    };
  }

  /** An apostrophe closes only where it is none within a word. */
  private static int closingApostrophe(Run text, int open) {
    if (open > 0 && text.kind(open - 1).isWord()) {
      return -1;
    }
    int close = find(text, '\'', open + 1);
    boolean withinWord =
        close >= 0 && close + 1 < text.length() && text.kind(close + 1) == CharKind.LETTER;
    return withinWord ? -1 : close;
  }

  private static int find(Run text, char mark, int from) {
    int to = Math.min(text.length(), from + MAX_QUOTATION);
    for (int i = from; i < to; i++) {
      if (text.at(i) == mark) {
        return i;
      }
    }
    return -1;
  }
}

package dev.mangaassist.models;

import java.lang.Character.UnicodeScript;

/**
 * Estimates tokens where no model counted them: before a call, and for a stream that was aborted.
 * One token for each character of a script without spaces (Han, kana, Hangul), one for every four
 * other characters: the usual rule of thumb, good to about a third either way.
 */
public final class TokenEstimate {
  /** How many characters of a script with spaces make a token. */
  public static final int CHARACTERS_PER_TOKEN = 4;

  private static final long MARGIN_PERCENT = 150;

  /** Before this code point lie alphabets only. */
  private static final int FIRST_DENSE = 0x1100;

  private TokenEstimate() {}

  public static long of(String text) {
    long dense = 0;
    long sparse = 0;
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (isDense(codePoint)) {
        dense++;
      } else {
        sparse++;
      }
      at += Character.charCount(codePoint);
    }
    return dense + Math.ceilDiv(sparse, CHARACTERS_PER_TOKEN);
  }

  /** As many tokens as an estimate may stand for at most: it is good to about a third. */
  public static long atMost(long estimate) {
    return estimate * MARGIN_PERCENT / 100;
  }

  /** Whether a character is about a token by itself. */
  public static boolean isDense(int codePoint) {
    if (codePoint < FIRST_DENSE) {
      return false;
    }
    if (isCommon(codePoint)) {
      return true;
    }
    return switch (UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> false;
    };
  }

  /** Nearly all of a Japanese text, for which no table of scripts need be searched. */
  private static boolean isCommon(int codePoint) {
    return (codePoint >= 'ぁ' && codePoint <= 'ゖ')
        || (codePoint >= 'ァ' && codePoint <= 'ヺ')
        || (codePoint >= 0x4e00 && codePoint <= 0x9fff);
  }
}

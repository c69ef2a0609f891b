package dev.mangaassist.local.scripted;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * A deterministic estimate of a tokenizer: four characters a token, but each Han or kana character
 * is a token of its own.
 */
public final class Tokens {
  private static final int CHARACTERS_A_TOKEN = 4;

  private Tokens() {}

  /** How many tokens a text counts. */
  public static int count(String text) {
    return split(text).size();
  }

  /** The tokens of a text: joined again they are the text, and no code point is split. */
  public static List<String> split(String text) {
    List<String> tokens = new ArrayList<>();
    var token = new StringBuilder();
    int length = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int codePoint = text.codePointAt(i);
      if (length > 0 && (length == CHARACTERS_A_TOKEN || isJapanese(codePoint))) {
        tokens.add(token.toString());
        token.setLength(0);
        length = 0;
      }
      token.appendCodePoint(codePoint);
      length = isJapanese(codePoint) ? CHARACTERS_A_TOKEN : length + 1;
    }
    if (length > 0) {
      tokens.add(token.toString());
    }
    return tokens;
  }

  static boolean isJapanese(int codePoint) {
    return switch (UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA -> true;
      default -> codePoint == 'ー';
    };
  }
}

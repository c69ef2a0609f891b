package dev.mangaassist.cascade.understand;

import dev.mangaassist.shared.vocabulary.Language;
import java.lang.Character.UnicodeScript;

/**
 * Tells Japanese from English by script. Latin letters outweigh a title that an English question
 * names in Japanese, because a Japanese character carries about as much as three of them.
 */
final class LanguageDetector {
  private static final int LATIN_LETTERS_PER_JAPANESE_CHARACTER = 3;

  private LanguageDetector() {}

  static Language detect(String text) {
    long japanese = text.codePoints().filter(LanguageDetector::isJapanese).count();
    long latin = text.codePoints().filter(LanguageDetector::isLatin).count();
    return japanese > 0 && japanese * LATIN_LETTERS_PER_JAPANESE_CHARACTER >= latin
        ? Language.JAPANESE
        : Language.ENGLISH;
  }

  private static boolean isJapanese(int codePoint) {
    return switch (UnicodeScript.of(codePoint)) {
      case HIRAGANA, KATAKANA, HAN -> true;
      default -> false;
    };
  }

  private static boolean isLatin(int codePoint) {
    return UnicodeScript.of(codePoint) == UnicodeScript.LATIN;
  }
}

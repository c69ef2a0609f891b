package dev.mangaassist.answers.confidence;

import dev.mangaassist.shared.vocabulary.Language;
import java.lang.Character.UnicodeScript;

/**
 * Notices an answer in the wrong language by its letters. Titles and phrases of the other language
 * are no mistake, so that a verdict needs some text and a clear majority. For one thread.
 */
final class LanguageWatch {
  /** A Japanese character says about as much as two Latin letters. */
  private static final int JAPANESE_WEIGHT = 2;

  /** Weight of the letters from which on a text that goes on can be judged. */
  private static final int ENOUGH = 48;

  /** The same for a text that is complete. */
  private static final int ENOUGH_AT_END = 16;

  /** Japanese answers hold more than this share of Japanese; English ones less than the other. */
  private static final double LEAST_JAPANESE = 0.1;

  private static final double MOST_JAPANESE = 0.8;

  private final Language expected;
  private long japanese;
  private long other;

  LanguageWatch(Language expected) {
    this.expected = expected;
  }

  void add(String text) {
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(
            letter -> {
              if (isJapanese(letter)) {
                japanese += JAPANESE_WEIGHT;
              } else {
                other++;
              }
            });
  }

  boolean isWrong(boolean complete) {
    long all = japanese + other;
    if (all < (complete ? ENOUGH_AT_END : ENOUGH)) {
      return false;
    }
    double share = (double) japanese / all;
    return switch (expected) {
      case JAPANESE -> share < LEAST_JAPANESE;
      case ENGLISH -> share > MOST_JAPANESE;
    };
  }

  private static boolean isJapanese(int letter) {
    if (letter < 0x1100) {
      return false;
    }
    return switch (UnicodeScript.of(letter)) {
      case HAN, HIRAGANA, KATAKANA -> true;
      default -> letter == 'ー';
    };
  }
}

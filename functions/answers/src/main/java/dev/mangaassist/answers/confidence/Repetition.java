package dev.mangaassist.answers.confidence;

/**
 * Finds a text that has fallen into a loop: its end is the same piece three times in a row, or a
 * shorter piece as often as fills {@value #MIN_LENGTH} characters.
 */
final class Repetition {
  private static final int TIMES = 3;
  private static final int MIN_LENGTH = 60;
  private static final int MAX_PERIOD = 200;

  private Repetition() {}

  static boolean endsIn(CharSequence text) {
    for (int period = 1; period <= MAX_PERIOD; period++) {
      int length = Math.max(TIMES * period, MIN_LENGTH);
      if (length > text.length()) {
        return false;
      }
      if (isPeriodic(text, period, length)) {
        return hasLetter(text, period);
      }
    }
    return false;
  }

  private static boolean isPeriodic(CharSequence text, int period, int length) {
    for (int i = text.length() - 1; i >= text.length() - length + period; i--) {
      if (text.charAt(i) != text.charAt(i - period)) {
        return false;
      }
    }
    return true;
  }

  /** A line of dashes is a line, not a loop. */
  private static boolean hasLetter(CharSequence text, int period) {
    return text.subSequence(text.length() - period, text.length())
        .codePoints()
        .anyMatch(Character::isLetter);
  }
}

package dev.mangaassist.message;

import dev.mangaassist.shared.wire.ErrorCode;

/** Checks texts of the wire. Characters are Unicode code points. */
final class WireText {
  private static final int MAX_QUOTED = 32;

  private WireText() {}

  /** Checks a text that people write: any characters but control ones and halves of pairs. */
  static String checkProse(String name, String text, int maxCharacters) throws FrameException {
    checkLength(name, text, maxCharacters, ErrorCode.TOO_LARGE);
    if (text.isBlank()) {
      throw bad("%s is empty: write at least one character.".formatted(name));
    }
    checkCharacters(name, text, "\n\r\t");
    return text;
  }

  /** Checks a name that programs give: 1 to so many characters, no control ones. */
  static String checkName(String name, String text, int maxCharacters) throws FrameException {
    checkLength(name, text, maxCharacters, ErrorCode.BAD_REQUEST);
    if (text.isEmpty()) {
      throw bad("%s is empty: give 1 to %d characters.".formatted(name, maxCharacters));
    }
    checkCharacters(name, text, "");
    return text;
  }

  /** A part of what came, short and without control characters, for an error's message. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.codePoints()
        .limit(MAX_QUOTED)
        .map(c -> Character.isISOControl(c) || isSurrogate(c) ? '\uFFFD' : c)
        .forEach(quoted::appendCodePoint);
    boolean cut = text.codePointCount(0, text.length()) > MAX_QUOTED;
    return quoted.append(cut ? "…'" : "'").toString();
  }

  static FrameException bad(String message) {
    return new FrameException(ErrorCode.BAD_REQUEST, message);
  }

  private static void checkLength(String name, String text, int max, ErrorCode code)
      throws FrameException {
    int length = text.codePointCount(0, text.length());
    if (length > max) {
      throw new FrameException(
          code,
          "%s has %,d characters, but at most %,d are allowed: shorten it."
              .formatted(name, length, max));
    }
  }

  private static void checkCharacters(String name, String text, String allowedControls)
      throws FrameException {
    int position = 0;
    for (int c : text.codePoints().toArray()) {
      position++;
      if (isSurrogate(c)) {
        throw bad(
            "%s has half of a surrogate pair (U+%04X) at character %d: send well-formed Unicode."
                .formatted(name, c, position));
      }
      if (Character.isISOControl(c) && allowedControls.indexOf(c) < 0) {
        throw bad(
            "%s has the control character U+%04X at character %d: remove it."
                .formatted(name, c, position));
      }
    }
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}

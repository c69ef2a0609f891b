package dev.mangaassist.cascade.understand;

/** What a normalised character is, as far as tokens care. */
enum CharKind {
  SPACE,
  /** A letter of any script but the Japanese ones, or the apostrophe within a word. */
  LETTER,
  DIGIT,
  HIRAGANA,
  KATAKANA,
  KANJI,
  QUOTATION,
  SYMBOL;

  static CharKind of(char c) {
    if (c < 0x80) {
      return ascii(c);
    }
    if (c >= 0x3041 && c <= 0x309f) {
      return HIRAGANA;
    }
    if (c >= 0x30a0 && c <= 0x30ff) {
      return KATAKANA;
    }
    if ((c >= 0x3400 && c <= 0x9fff) || c == '々') {
      return KANJI;
    }
    if (c == NormalizedText.QUOTATION) {
      return QUOTATION;
    }
    return Character.isLetter(c) ? LETTER : SYMBOL;
  }

  private static CharKind ascii(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'') {
      return LETTER;
    }
    if (c >= '0' && c <= '9') {
      return DIGIT;
    }
    return c == ' ' ? SPACE : SYMBOL;
  }

  /** Part of a word of letters or of a number. */
  boolean isWord() {
    return this == LETTER || this == DIGIT;
  }

  /** Of a script that is written without spaces between words. */
  boolean isJapanese() {
    return this == HIRAGANA || this == KATAKANA || this == KANJI;
  }
}

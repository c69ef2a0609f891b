package dev.mangaassist.local.scripted;

/** The two languages of the store's customers. */
enum Language {
  EN,
  JA;

  /** A Japanese character weighs about as much as two Latin letters. */
  private static final int JAPANESE_WEIGHT = 2;

  /** The language that most of a text is written in, by its script. */
  static Language of(String text) {
    long japanese = text.codePoints().filter(Tokens::isJapanese).count();
    long other = text.codePoints().filter(Character::isLetter).count() - japanese;
    return japanese > 0 && japanese * JAPANESE_WEIGHT >= other ? JA : EN;
  }
}

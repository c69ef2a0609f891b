package dev.mangaassist.local.scripted;

/** A text in both languages. */
record Localized(String en, String ja) {
  String in(Language language) {
    return switch (language) {
      case EN -> en;
      case JA -> ja;
    };
  }
}

package dev.mangaassist.local.scripted;

import dev.mangaassist.shared.vocabulary.Language;

/** A text in both languages. */
record Localized(String en, String ja) {
  String in(Language language) {
    return switch (language) {
      case ENGLISH -> en;
      case JAPANESE -> ja;
    };
  }
}

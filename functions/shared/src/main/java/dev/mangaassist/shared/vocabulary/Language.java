package dev.mangaassist.shared.vocabulary;

import java.util.Optional;

/** The languages that customers write in. */
public enum Language {
  ENGLISH("en", "English"),
  JAPANESE("ja", "Japanese");

  private final String code;
  private final String englishName;

  Language(String code, String englishName) {
    this.code = code;
    this.englishName = englishName;
  }

  /** The ISO 639-1 code: {@code en} or {@code ja}. */
  public String code() {
    return code;
  }

  public static Optional<Language> fromCode(String code) {
    return Wire.find(values(), Language::code, code);
  }

  /** The language's name in English, as prompts name it. */
  public String englishName() {
    return englishName;
  }
}

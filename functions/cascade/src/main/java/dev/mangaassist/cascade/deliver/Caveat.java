package dev.mangaassist.cascade.deliver;

import dev.mangaassist.shared.vocabulary.Language;

/** The honest sentence after an answer that did not pass its check and is the best there is. */
public final class Caveat {
  private Caveat() {}

  public static String of(Language language) {
    return switch (language) {
      case ENGLISH ->
          "\n\n(This answer could not be checked as well as we would like. Please make sure before you"
              + " rely on it.)";
      case JAPANESE -> "\n\n（この回答は十分に確認できていません。大切なことは、念のため商品ページなどでお確かめください。）";
    };
  }
}

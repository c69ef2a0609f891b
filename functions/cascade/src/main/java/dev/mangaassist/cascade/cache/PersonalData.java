package dev.mangaassist.cascade.cache;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Guesses whether a text holds data of one customer's own, such as the number of an order, a phone
 * number or an e-mail address. It errs on the side of yes: that costs a cache hit, the other way
 * could cost a customer's privacy.
 */
final class PersonalData {
  private static final Pattern NUMBER_OR_ADDRESS = Pattern.compile("\\d(?:[ -]?\\d){3,}|\\S@\\S");

  private PersonalData() {}

  static boolean mayBeIn(String text) {
    return NUMBER_OR_ADDRESS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).find();
  }
}

package dev.mangaassist.judge;

import dev.mangaassist.shared.text.Hashes;
import java.math.BigDecimal;

/**
 * In which order the judge sees two answers. Judges prefer one place to the other a little; drawn
 * ask by ask, that cancels out.
 */
enum AnswerOrder {
  WEAK_FIRST,
  STRONG_FIRST;

  /** Makes the draw independent of the one that sampled the ask. */
  private static final String SALT = "order#";

  private static final int PERCENT_DIGITS = 2;

  /** The order for an ask, which stays the same however often it is judged. */
  static AnswerOrder of(String requestId) {
    return (Hashes.sha256(SALT + requestId)[0] & 1) == 0 ? WEAK_FIRST : STRONG_FIRST;
  }

  String first(AnsweredTwice answers) {
    return this == WEAK_FIRST ? answers.weak() : answers.strong();
  }

  String second(AnsweredTwice answers) {
    return this == WEAK_FIRST ? answers.strong() : answers.weak();
  }

  /** Whose rating is whose. */
  Qualities qualities(Verdict verdict) {
    BigDecimal first = BigDecimal.valueOf(verdict.first(), PERCENT_DIGITS);
    BigDecimal second = BigDecimal.valueOf(verdict.second(), PERCENT_DIGITS);
    return this == WEAK_FIRST ? new Qualities(first, second) : new Qualities(second, first);
  }
}

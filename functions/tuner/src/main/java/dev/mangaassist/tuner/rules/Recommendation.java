package dev.mangaassist.tuner.rules;

import java.util.Locale;
import java.util.Optional;

/**
 * Something to do about a service level.
 *
 * @param standing whether it is to be done without asking anybody
 * @param reason what was measured, and what keeps it from being done if something does
 * @param change what it changes; present if it is to be done, now or later
 */
public record Recommendation(
    Action action, Standing standing, String reason, Optional<Change> change) {

  /** Whether a recommendation is to be done without asking anybody. */
  public enum Standing {
    /** To be done at once. */
    AUTOMATIC,
    /** To be done, but not yet. */
    WAITING,
    /** The setting has reached the bound of its rule. */
    AT_BOUND,
    /** Another rule, which matters more, pulls the other way. */
    OVERRULED,
    /** Without effect while something else is switched off. */
    INEFFECTIVE,
    /** For people to decide. */
    ADVICE;

    /** The name in reports, for example {@code at_bound}. */
    public String reportName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Recommendation automatic(Action action, String reason, Change change) {
    return new Recommendation(action, Standing.AUTOMATIC, reason, Optional.of(change));
  }

  /** This, to be done later. */
  Recommendation waiting(String why) {
    return new Recommendation(action, Standing.WAITING, reason + "; waits: " + why, change);
  }

  /** This, not to be done because something else is. */
  Recommendation overruled(String why) {
    return withoutChange(action, Standing.OVERRULED, reason + "; " + why);
  }

  static Recommendation atBound(
      Action action, String reason, String setting, String value, String bound) {
    return withoutChange(
        action,
        Standing.AT_BOUND,
        "%s; %s is %s, and the bound of this rule is %s".formatted(reason, setting, value, bound));
  }

  static Recommendation withoutChange(Action action, Standing standing, String reason) {
    return new Recommendation(action, standing, reason, Optional.empty());
  }
}

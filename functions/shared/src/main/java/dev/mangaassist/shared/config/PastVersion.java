package dev.mangaassist.shared.config;

import java.util.Optional;

/**
 * A version with what became of it.
 *
 * @param verdict why its trial ended as it did; absent if it had none or the trial goes on
 */
public record PastVersion(
    ConfigurationVersion version, Standing standing, Optional<String> verdict) {

  /** What became of a version. */
  public enum Standing {
    ACTIVE("active"),
    ON_TRIAL("on trial"),
    REPLACED("replaced"),
    /** It was on trial and never became the active one. */
    WITHDRAWN("withdrawn");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    /** A text such as {@code on trial}. */
    public String words() {
      return words;
    }
  }

  /** A clause such as {@code withdrawn: the mean quality is worse}. */
  public String fate() {
    return standing.words
        + verdict
            .map(
                why ->
                    (standing == Standing.WITHDRAWN ? ": " : ", promoted from its trial: ") + why)
            .orElse("");
  }
}

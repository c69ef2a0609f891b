package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.Configuration;
import java.math.BigDecimal;
import java.time.Duration;

/** A setting that goes from one value to another. */
public sealed interface Change {

  /** The setting's name in the configuration. */
  String setting();

  /** The value before, as text. */
  String fromText();

  /** The value after, as text. */
  String toText();

  /** Whether the value after is the greater one. */
  boolean rises();

  /** The change that takes this one back. */
  Change inverse();

  /** A configuration with the value after. */
  Configuration applyTo(Configuration configuration);

  /** A clause such as {@code confidenceThreshold 0.80 -> 0.82}. */
  default String describe() {
    return "%s %s -> %s".formatted(setting(), fromText(), toText());
  }

  /** From which confidence on a draft passes. */
  record ConfidenceThreshold(BigDecimal from, BigDecimal to) implements Change {
    public static final String SETTING = "confidenceThreshold";

    @Override
    public String setting() {
      return SETTING;
    }

    @Override
    public String fromText() {
      return from.toPlainString();
    }

    @Override
    public String toText() {
      return to.toPlainString();
    }

    @Override
    public boolean rises() {
      return to.compareTo(from) > 0;
    }

    @Override
    public Change inverse() {
      return new ConfidenceThreshold(to, from);
    }

    @Override
    public Configuration applyTo(Configuration configuration) {
      return configuration.withConfidenceThreshold(to);
    }
  }

  /** How many tokens a Haiku answer may have. */
  record HaikuMaxTokens(int from, int to) implements Change {
    public static final String SETTING = "haikuMaxTokens";

    @Override
    public String setting() {
      return SETTING;
    }

    @Override
    public String fromText() {
      return Integer.toString(from);
    }

    @Override
    public String toText() {
      return Integer.toString(to);
    }

    @Override
    public boolean rises() {
      return to > from;
    }

    @Override
    public Change inverse() {
      return new HaikuMaxTokens(to, from);
    }

    @Override
    public Configuration applyTo(Configuration configuration) {
      return configuration.withHaikuMaxTokens(to);
    }
  }

  /** How long an answer may be given again. */
  record ResponseCacheLife(Duration from, Duration to) implements Change {
    public static final String SETTING = "responseCacheLife";

    @Override
    public String setting() {
      return SETTING;
    }

    @Override
    public String fromText() {
      return from.toSeconds() + " s";
    }

    @Override
    public String toText() {
      return to.toSeconds() + " s";
    }

    @Override
    public boolean rises() {
      return to.compareTo(from) > 0;
    }

    @Override
    public Change inverse() {
      return new ResponseCacheLife(to, from);
    }

    @Override
    public Configuration applyTo(Configuration configuration) {
      return configuration.withResponseCacheLife(to);
    }
  }
}

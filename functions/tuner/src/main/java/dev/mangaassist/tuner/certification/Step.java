package dev.mangaassist.tuner.certification;

import dev.mangaassist.shared.config.Configuration;
import java.util.Optional;

/** What one run of the tuner does about certificates. */
public sealed interface Step {

  /** What is done, or what is waited for, in a sentence. */
  String sentence();

  /** What is to be published. */
  default Optional<Configuration> configuration() {
    return Optional.empty();
  }

  /** What is to be kept of an attempt. */
  default Optional<Attempt> attempt() {
    return Optional.empty();
  }

  /** Nothing. */
  record Wait(String sentence) implements Step {}

  /** An attempt certified no threshold. */
  record Failed(Attempt made) implements Step {
    @Override
    public String sentence() {
      return made.result();
    }

    @Override
    public Optional<Attempt> attempt() {
      return Optional.of(made);
    }
  }

  /** The certificate that is in force ends. */
  record End(String sentence, Configuration without) implements Step {
    @Override
    public Optional<Configuration> configuration() {
      return Optional.of(without);
    }
  }

  /** An attempt certified thresholds, or ended the certificate that it was to renew. */
  record Renew(Attempt made, Configuration with) implements Step {
    @Override
    public String sentence() {
      return made.result();
    }

    @Override
    public Optional<Configuration> configuration() {
      return Optional.of(with);
    }

    @Override
    public Optional<Attempt> attempt() {
      return Optional.of(made);
    }
  }
}

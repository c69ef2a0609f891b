package dev.mangaassist.local.bedrock;

import dev.mangaassist.shared.vocabulary.Tier;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A behaviour together with what is left of its faults, and the calls that each model has had by
 * it.
 */
record CurrentBehaviour(
    BedrockBehaviour behaviour,
    FaultDispenser faults,
    AtomicLong haikuCalls,
    AtomicLong sonnetCalls) {
  CurrentBehaviour(BedrockBehaviour behaviour) {
    this(behaviour, new FaultDispenser(behaviour.faults()), new AtomicLong(), new AtomicLong());
  }

  /** The time to the first token of the next call to a model. */
  Duration nextFirstToken(Tier tier) {
    long call =
        switch (tier) {
          case HAIKU -> haikuCalls.getAndIncrement();
          case SONNET -> sonnetCalls.getAndIncrement();
        };
    return behaviour.of(tier).firstToken().ofCall(call);
  }
}

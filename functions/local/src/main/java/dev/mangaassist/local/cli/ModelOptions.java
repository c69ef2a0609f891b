package dev.mangaassist.local.cli;

import dev.mangaassist.local.BedrockMode;
import dev.mangaassist.local.LocalOptions;
import dev.mangaassist.local.bedrock.BedrockBehaviour;
import dev.mangaassist.local.bedrock.FaultPlan;
import dev.mangaassist.local.bedrock.TierBehaviour;
import dev.mangaassist.shared.vocabulary.Tier;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the models that answer. */
final class ModelOptions {
  @Option(
      names = "--pair",
      paramLabel = "NAME",
      defaultValue = LocalOptions.PAIR,
      description = "The pair of models, by its name in models.json (default: ${DEFAULT-VALUE}).")
  private String pair = LocalOptions.PAIR;

  @Option(
      names = "--bedrock",
      paramLabel = "stand-in|aws",
      defaultValue = "stand-in",
      converter = BedrockModeConverter.class,
      description =
          "Who plays the models: scripted ones on this machine, or Amazon Bedrock with your"
              + " credentials and at your cost (default: ${DEFAULT-VALUE}).")
  private BedrockMode bedrock = BedrockMode.STAND_IN;

  @Option(
      names = "--dear",
      paramLabel = "FACTOR",
      description = "Makes the scripted models report FACTOR times the tokens.")
  private @Nullable Double dear;

  @Option(names = "--poor", description = "Makes the scripted models unsure of every answer.")
  private boolean poor;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "The scripted models' time to the first token, such as 800ms or 2s.")
  private @Nullable Duration latency;

  @Option(
      names = "--fault",
      paramLabel = "FAULT[=SHARE]",
      converter = FaultConverter.class,
      description =
          "Makes a share of the scripted models' calls go wrong, such as throttling=0.2: throttling,"
              + " unavailable, internal, timeout; or, in mid-answer, cut, error, stall.")
  private @Nullable FaultPlan fault;

  LocalOptions applyTo(LocalOptions options) {
    BedrockBehaviour behaviour = options.behaviour();
    if (latency != null) {
      behaviour =
          behaviour
              .with(Tier.HAIKU, slow(behaviour.haiku(), latency))
              .with(Tier.SONNET, slow(behaviour.sonnet(), latency));
    }
    if (dear != null) {
      behaviour = behaviour.dear(dear);
    }
    if (poor) {
      behaviour = behaviour.poor();
    }
    if (fault != null) {
      behaviour = behaviour.withFaults(fault);
    }
    return options.withModels(pair, bedrock, behaviour);
  }

  private static TierBehaviour slow(TierBehaviour tier, Duration firstToken) {
    return new TierBehaviour(firstToken, tier.tokensPerSecond(), tier.hedging());
  }
}

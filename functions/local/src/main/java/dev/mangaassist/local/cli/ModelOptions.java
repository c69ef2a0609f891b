package dev.mangaassist.local.cli;

import dev.mangaassist.local.BedrockMode;
import dev.mangaassist.local.LocalOptions;
import dev.mangaassist.local.bedrock.BedrockBehaviour;
import dev.mangaassist.local.bedrock.FaultPlan;
import dev.mangaassist.local.bedrock.FirstToken;
import dev.mangaassist.local.scripted.HeadHabit;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the models that answer, and of the configuration that they answer by. */
final class ModelOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

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
      names = "--careless",
      description =
          "Makes the weak scripted model talk past the question without a doubt: only judged samples"
              + " tell (--set judgedShare=1).")
  private boolean careless;

  @Option(
      names = "--latency",
      paramLabel = "TIME[/P99]",
      converter = FirstTokenConverter.class,
      description =
          "The scripted models' time to the first token, such as 800ms or 2s; two times are the p50"
              + " and p99 of a log-normal distribution, such as 390ms/820ms.")
  private @Nullable FirstToken latency;

  @Option(
      names = "--heads",
      paramLabel = "given|left-out|broken",
      converter = HeadHabitConverter.class,
      description =
          "What the scripted models make of the wish for a hidden first line in which they rate"
              + " themselves (default: given).")
  private @Nullable HeadHabit heads;

  @Option(
      names = "--fault",
      paramLabel = "FAULT[=SHARE]",
      converter = FaultConverter.class,
      description =
          "Makes a share of the scripted models' calls go wrong, such as throttling=0.2: throttling,"
              + " unavailable, internal, timeout; or, in mid-answer, cut, error, stall.")
  private @Nullable FaultPlan fault;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "Starts with another value in the configuration, such as confidenceThreshold=0.9 or"
              + " responseCacheEnabled=false; may be given several times.")
  private Map<String, String> settings = new LinkedHashMap<>();

  LocalOptions applyTo(LocalOptions options) {
    BedrockBehaviour behaviour = options.behaviour();
    if (latency != null) {
      behaviour = behaviour.withFirstToken(latency);
    }
    if (heads != null) {
      behaviour = behaviour.withHeads(heads);
    }
    if (dear != null) {
      behaviour = behaviour.dear(dear);
    }
    if (poor) {
      behaviour = behaviour.poor();
    }
    if (careless) {
      behaviour = behaviour.careless();
    }
    if (fault != null) {
      behaviour = behaviour.withFaults(fault);
    }
    return options
        .withModels(pair, bedrock, behaviour)
        .withConfiguration(configuration(options.configuration()));
  }

  private Configuration configuration(Configuration base) {
    try {
      return ConfigurationJson.change(base, settings);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--set: " + e.getMessage(), e);
    }
  }
}

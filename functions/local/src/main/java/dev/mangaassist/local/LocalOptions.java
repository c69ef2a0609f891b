package dev.mangaassist.local;

import dev.mangaassist.local.bedrock.BedrockBehaviour;
import dev.mangaassist.shared.config.Configuration;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How the system on one machine is to be.
 *
 * @param port the port of the page and the WebSocket, or 0 for any free one
 * @param origins pages that may connect besides the system's own
 * @param tuneEvery the time between two runs of the tuner
 * @param tuningWindow how much time a run of the tuner looks back on
 * @param pair the model pair that answers
 * @param bedrock who plays the models
 * @param behaviour how the stand-in's models behave
 * @param configuration what the cascade follows from the start, until the tuner changes it
 * @param lines takes every line that a function writes: metrics and structured logs; must be safe
 *     for use by several threads
 */
public record LocalOptions(
    int port,
    List<String> origins,
    Duration tuneEvery,
    Duration tuningWindow,
    String pair,
    BedrockMode bedrock,
    BedrockBehaviour behaviour,
    Configuration configuration,
    Consumer<String> lines) {
  /** The deployed schedule's period. */
  public static final Duration TUNE_EVERY = Duration.ofMinutes(15);

  /** The deployed interval. */
  private static final Duration CERTIFY_EVERY = Duration.ofDays(1);

  /** What a person can ask by hand: as few as the tuner speaks of at all. */
  private static final int TUNING_MIN_SAMPLES = 10;

  /** The pair that a deployment has unless it names another. */
  public static final String PAIR = "claude-5-5";

  public LocalOptions {
    origins = List.copyOf(origins);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port + ".");
    }
    if (tuneEvery.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "The tuner can run every second at most, not every " + tuneEvery + ".");
    }
  }

  /** A system on a free port, with stand-ins, whose functions' lines nobody reads. */
  public static LocalOptions defaults() {
    return new LocalOptions(
        0,
        List.of(),
        TUNE_EVERY,
        TUNE_EVERY,
        PAIR,
        BedrockMode.STAND_IN,
        BedrockBehaviour.defaults(),
        Configuration.DEFAULT,
        line -> {});
  }

  /** The least time between two attempts to certify thresholds: a day, or as often as it tunes. */
  public Duration certifyEvery() {
    return tuneEvery.compareTo(TUNE_EVERY) < 0 ? tuneEvery : CERTIFY_EVERY;
  }

  /** The fewest observations of a service level that the tuner acts on. */
  public int tuningMinSamples() {
    return TUNING_MIN_SAMPLES;
  }

  public LocalOptions withPort(int port) {
    return new LocalOptions(
        port, origins, tuneEvery, tuningWindow, pair, bedrock, behaviour, configuration, lines);
  }

  public LocalOptions withOrigins(List<String> origins) {
    return new LocalOptions(
        port, origins, tuneEvery, tuningWindow, pair, bedrock, behaviour, configuration, lines);
  }

  public LocalOptions withTuning(Duration tuneEvery, Duration tuningWindow) {
    return new LocalOptions(
        port, origins, tuneEvery, tuningWindow, pair, bedrock, behaviour, configuration, lines);
  }

  public LocalOptions withModels(String pair, BedrockMode bedrock, BedrockBehaviour behaviour) {
    return new LocalOptions(
        port, origins, tuneEvery, tuningWindow, pair, bedrock, behaviour, configuration, lines);
  }

  public LocalOptions withConfiguration(Configuration configuration) {
    return new LocalOptions(
        port, origins, tuneEvery, tuningWindow, pair, bedrock, behaviour, configuration, lines);
  }

  public LocalOptions withLines(Consumer<String> lines) {
    return new LocalOptions(
        port, origins, tuneEvery, tuningWindow, pair, bedrock, behaviour, configuration, lines);
  }
}

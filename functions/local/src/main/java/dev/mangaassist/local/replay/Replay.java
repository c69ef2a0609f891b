package dev.mangaassist.local.replay;

import dev.mangaassist.local.LocalOptions;
import dev.mangaassist.local.LocalSystem;
import dev.mangaassist.local.bedrock.BedrockBehaviour;
import dev.mangaassist.local.bedrock.BedrockStandIn;
import dev.mangaassist.local.bedrock.FirstToken;
import dev.mangaassist.local.bedrock.TierBehaviour;
import dev.mangaassist.local.scripted.AnswerLength;
import dev.mangaassist.local.scripted.HeadHabit;
import dev.mangaassist.local.scripted.Hedging;
import dev.mangaassist.local.scripted.Manner;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Puts the same asks, in real time and over the wire, to two systems: one whose models open their
 * drafts with a head, so that a draft is judged before it is shown or written; and one whose models
 * give none, so that every draft is held back until it is whole.
 */
public final class Replay {
  private static final Configuration HEAD_FIRST =
      Configuration.DEFAULT.toBuilder()
          .responseCacheEnabled(false)
          .judgedShare(BigDecimal.ZERO)
          .build();

  /** No draft is shown before it has been judged, however long that takes. */
  private static final Configuration SEQUENTIAL =
      HEAD_FIRST.toBuilder().firstTextTimeLimit(Duration.ofSeconds(30)).build();

  private static final Duration QUIET = Duration.ofSeconds(10);

  private final ReplayOptions options;
  private final Messages messages = Messages.load();

  private Replay(ReplayOptions options) {
    this.options = options;
  }

  /** Runs both systems, one after the other. */
  public static ReplayReport run(ReplayOptions options) throws InterruptedException {
    Replay replay = new Replay(options);
    return new ReplayReport(
        options,
        replay.run(HeadHabit.GIVEN, HEAD_FIRST),
        replay.run(HeadHabit.LEFT_OUT, SEQUENTIAL));
  }

  private Figures run(HeadHabit heads, Configuration configuration) throws InterruptedException {
    BedrockBehaviour behaviour = behaviour(heads);
    LocalOptions defaults = LocalOptions.defaults().withConfiguration(configuration);
    LocalOptions local =
        defaults.withModels(defaults.pair(), defaults.bedrock(), atOnce(behaviour));
    try (LocalSystem system = LocalSystem.start(local);
        HttpClient http = HttpClient.newHttpClient()) {
      BedrockStandIn models = system.bedrock().orElseThrow();
      warmUp(http, system);
      models.behave(behaviour);
      List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
      long start = System.nanoTime();
      for (PlannedAsk ask : PlannedAsk.plan(options, messages)) {
        Thread.sleep(Duration.ofNanos(start + ask.at().toNanos() - System.nanoTime()));
        outcomes.add(Customer.ask(http, system.socket(), ask.text()));
      }
      Figures figures = Figures.of(outcomes.stream().map(CompletableFuture::join).toList());
      system.awaitQuiet(QUIET);
      http.shutdownNow();
      return figures;
    }
  }

  /** Lets some asks of every kind through, so that no class is loaded while time is taken. */
  private void warmUp(HttpClient http, LocalSystem system) {
    for (Kind kind : Kind.values()) {
      messages.of(kind).stream()
          .limit(2)
          .forEach(text -> Customer.ask(http, system.socket(), text).join());
    }
  }

  /** The times and lengths of the product's reference models. */
  private BedrockBehaviour behaviour(HeadHabit heads) {
    return BedrockBehaviour.defaults()
        .with(Tier.HAIKU, tier(390, 820, options.seed(), 120, Hedging.ON_HARD_QUESTIONS))
        .with(Tier.SONNET, tier(750, 1_900, ~options.seed(), 63, Hedging.NEVER))
        .withHeads(heads)
        .withLength(AnswerLength.REFERENCE);
  }

  private static TierBehaviour tier(
      long p50Millis, long p99Millis, long seed, double pace, Hedging hedging) {
    FirstToken firstToken =
        new FirstToken.LogNormal(Duration.ofMillis(p50Millis), Duration.ofMillis(p99Millis), seed);
    return new TierBehaviour(firstToken, pace, Manner.of(hedging));
  }

  private static BedrockBehaviour atOnce(BedrockBehaviour behaviour) {
    return behaviour
        .with(Tier.HAIKU, behaviour.haiku().atOnce())
        .with(Tier.SONNET, behaviour.sonnet().atOnce());
  }
}

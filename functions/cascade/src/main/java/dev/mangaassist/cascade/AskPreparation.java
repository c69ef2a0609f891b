package dev.mangaassist.cascade;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.answers.prompt.Prompts;
import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.cascade.budget.Funding.Reason;
import dev.mangaassist.cascade.budget.Purpose;
import dev.mangaassist.cascade.budget.SonnetBudget;
import dev.mangaassist.cascade.cache.CacheKey;
import dev.mangaassist.cascade.conversation.Turn;
import dev.mangaassist.cascade.deliver.AnswerStream;
import dev.mangaassist.cascade.deliver.Customer;
import dev.mangaassist.cascade.sample.Sampling;
import dev.mangaassist.cascade.select.RoutePlan;
import dev.mangaassist.cascade.select.RoutePlanner;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.models.CostLedger;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.models.TokenEstimate;
import dev.mangaassist.models.TokenUsage;
import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ServedConfiguration;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.CascadeRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All that happens to an ask before the first model call: understanding, plan, money. */
final class AskPreparation {
  private final ModelPair pair;
  private final String models;
  private final TaskClassifier classifier;
  private final RoutePlanner planner;
  private final Prompts prompts;
  private final SonnetBudget budget;
  private final Function<String, Customer> customers;
  private final InstantSource clock;

  /**
   * @param models what the pair is called, with the version of its catalogue
   */
  AskPreparation(
      ModelPair pair,
      String models,
      TaskClassifier classifier,
      RoutePlanner planner,
      Prompts prompts,
      SonnetBudget budget,
      Function<String, Customer> customers,
      InstantSource clock) {
    this.pair = pair;
    this.models = models;
    this.classifier = classifier;
    this.planner = planner;
    this.prompts = prompts;
    this.budget = budget;
    this.customers = customers;
    this.clock = clock;
  }

  /** What a request is taken for. */
  Understanding understand(CascadeRequest request, Configuration configuration) {
    return classifier.understand(
        request.text(), request.hints().task(), configuration.minTaskProbability());
  }

  /**
   * Understands an ask that has taken its turn, and plans who answers it. Whether it is judged is
   * decided before that, so that nothing that the plan depends on can change it.
   */
  Ask prepare(CascadeRequest request, Turn turn, ServedConfiguration served, Deadline deadline) {
    Configuration configuration = served.version().configuration();
    Optional<BigDecimal> inclusionProbability =
        Sampling.draw(request.requestId(), configuration.judgedShare());
    Understanding understanding = understand(request, configuration);
    long tokens = prompts.estimatedTokens(understanding, turn.memory());
    return new Ask(
        request,
        turn,
        understanding,
        served,
        threshold(understanding, configuration),
        cacheKey(request, turn, understanding, configuration),
        planner.plan(understanding, request.hints(), tokens, configuration),
        funds(request, configuration, tokens),
        stream(request),
        new CostLedger(),
        firstTextBy(request, configuration),
        deadline,
        inclusionProbability);
  }

  private BigDecimal threshold(Understanding understanding, Configuration configuration) {
    return configuration.threshold(
        understanding.task(),
        understanding.language(),
        AnswerVersions.of(prompts.version(), models, configuration));
  }

  private Optional<CacheKey> cacheKey(
      CascadeRequest request, Turn turn, Understanding understanding, Configuration configuration) {
    boolean mayCache =
        configuration.responseCacheEnabled()
            && understanding.task().cacheable()
            && request.hints().forcedTier().isEmpty();
    return mayCache
        ? Optional.of(
            CacheKey.of(
                request.text(),
                turn.memory(),
                understanding,
                request.user(),
                List.of(prompts.version(), models)))
        : Optional.empty();
  }

  /** The way back to the one who asked. */
  AnswerStream stream(CascadeRequest request) {
    return new AnswerStream(customers.apply(request.connectionId()), request.askId(), clock);
  }

  /** Claims the money for an ask that is to go to the Sonnet tier; plans anew if there is none. */
  Ask fund(Ask ask) {
    RoutePlan plan = ask.plan();
    if (plan.tier() == Tier.HAIKU || ask.request().hints().forcedTier().isPresent()) {
      return ask;
    }
    Optional<Reason> denied = ask.funds().claim(plan.raised() ? Purpose.RAISED : Purpose.DIRECT);
    return denied.map(reason -> ask.planned(without(plan, reason))).orElse(ask);
  }

  private RoutePlan without(RoutePlan plan, Reason reason) {
    return switch (reason) {
      case TIGHT -> planner.without(plan, true, "budget is tight: haiku first");
      case NO_RAISES_LEFT -> planner.without(plan, true, "no raise of the tier left today");
      case SPENT -> planner.without(plan, false, "budget is spent");
      case UNKNOWN -> planner.without(plan, false, "budget is out of reach");
    };
  }

  private SonnetFunds funds(CascadeRequest request, Configuration configuration, long tokens) {
    long most = TokenEstimate.atMost(tokens);
    return new SonnetFunds(
        budget,
        configuration,
        request.user(),
        request.requestId(),
        pair.sonnet().prices().cost(TokenUsage.of(most, configuration.sonnetMaxTokens())));
  }

  /** From the ask's arrival; a repeated invocation, which is late already, gets as long again. */
  private Deadline firstTextBy(CascadeRequest request, Configuration configuration) {
    Duration limit = configuration.firstTextTimeLimit();
    Duration wished = request.hints().maxLatency().orElse(limit);
    Duration allowed = wished.compareTo(limit) < 0 ? wished : limit;
    Deadline deadline = new Deadline(request.receivedAt().plus(allowed), clock);
    return deadline.passed() ? Deadline.in(allowed, clock) : deadline;
  }
}

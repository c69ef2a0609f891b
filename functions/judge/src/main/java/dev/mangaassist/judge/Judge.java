package dev.mangaassist.judge;

import dev.mangaassist.answers.confidence.ConfidenceEstimator;
import dev.mangaassist.answers.confidence.HedgingPhrases;
import dev.mangaassist.answers.prompt.Prompts;
import dev.mangaassist.answers.write.AnswerWriter;
import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.answers.write.FirstTokenTimes;
import dev.mangaassist.judge.JudgingBudget.Claim;
import dev.mangaassist.models.CostLedger;
import dev.mangaassist.models.ModelClient;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ServedConfiguration;
import dev.mangaassist.shared.samples.JudgedSample;
import dev.mangaassist.shared.samples.SampleTable;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.wire.JudgeRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Judges sampled asks: claims the money, has both tiers answer in full, has both answers rated, and
 * keeps what came of it. An ask that was judged before costs one look into the table. Safe for use
 * by several threads.
 */
final class Judge {
  private final String models;
  private final Prompts prompts;
  private final CachedConfiguration configurations;
  private final JudgingBudget budget;
  private final SampleCosts costs;
  private final SampleTable samples;
  private final BothTiers tiers;
  private final Rater rater;
  private final JudgeJournal journal;

  private Judge(
      ModelPair pair,
      String catalogVersion,
      Prompts prompts,
      CachedConfiguration configurations,
      JudgingBudget budget,
      SampleTable samples,
      BothTiers tiers,
      Rater rater,
      JudgeJournal journal) {
    this.models = pair.labelIn(catalogVersion);
    this.prompts = prompts;
    this.configurations = configurations;
    this.budget = budget;
    this.costs = new SampleCosts(pair, prompts, rater.promptTokens());
    this.samples = samples;
    this.tiers = tiers;
    this.rater = rater;
    this.journal = journal;
  }

  /**
   * Puts a judge together.
   *
   * @param catalogVersion of the catalogue that the pair is from
   */
  static Judge of(
      ModelPair pair,
      String catalogVersion,
      ModelClient models,
      CachedConfiguration configurations,
      JudgingBudget budget,
      SampleTable samples,
      RandomGenerator random,
      InstantSource clock,
      Telemetry telemetry) {
    Prompts prompts = Prompts.load(random);
    AnswerWriter writer = new AnswerWriter(models, new FirstTokenTimes(), clock);
    return new Judge(
        pair,
        catalogVersion,
        prompts,
        configurations,
        budget,
        samples,
        new BothTiers(pair, prompts, writer, new ConfidenceEstimator(HedgingPhrases.load())),
        new Rater(pair.sonnet(), writer, new JudgePrompt(prompts, random)),
        new JudgeJournal(telemetry));
  }

  /**
   * Judges an ask, unless that was done before or there is no money for it now.
   *
   * @throws RuntimeException if a model or a table fails, or no verdict can be read; the log says
   *     so, what was spent is in the budget, and the ask may be tried again
   */
  void judge(JudgeRequest request, Deadline deadline) {
    CostLedger ledger = new CostLedger();
    try {
      if (isJudged(request)) {
        journal.knownBefore(request);
      } else {
        judge(
            SampledAsk.of(request),
            configurations.current().servedTo(request.conversationId()),
            deadline,
            ledger);
      }
    } catch (RuntimeException e) {
      journal.failed(request, e, ledger.costNanos());
      throw e;
    }
  }

  private boolean isJudged(JudgeRequest request) {
    return samples.isJudged(
        request.understood().task(),
        request.understood().language(),
        request.askedAt(),
        request.requestId());
  }

  private void judge(
      SampledAsk ask, ServedConfiguration served, Deadline deadline, CostLedger ledger) {
    Configuration configuration = served.version().configuration();
    Optional<Claim> claim =
        budget.claim(
            costs.most(ask, configuration), costs.dearest(ask, configuration), configuration);
    if (claim.isEmpty()) {
      journal.unaffordable(ask.request());
      return;
    }
    try {
      AnsweredTwice answers = tiers.answer(ask, configuration, deadline, ledger);
      Qualities qualities = rater.rate(ask, answers, deadline, ledger);
      JudgedSample sample = sample(ask, answers, qualities, configuration);
      if (samples.add(sample)) {
        journal.judged(ask.request(), sample, served, ledger.costNanos());
      } else {
        journal.judgedTwice(ask.request(), ledger.costNanos());
      }
    } finally {
      budget.settle(claim.get(), ledger.costNanos());
    }
  }

  private JudgedSample sample(
      SampledAsk ask, AnsweredTwice answers, Qualities qualities, Configuration configuration) {
    return new JudgedSample(
        ask.request().askedAt(),
        ask.request().requestId(),
        ask.understanding().task(),
        ask.understanding().language(),
        ask.request().route(),
        answers.confidence().score(),
        answers.confidence().value(),
        qualities.weak(),
        qualities.strong(),
        answers.weakCostNanos(),
        answers.strongCostNanos(),
        ask.request().inclusionProbability(),
        rater.version(),
        AnswerVersions.of(prompts.version(), models, configuration));
  }
}

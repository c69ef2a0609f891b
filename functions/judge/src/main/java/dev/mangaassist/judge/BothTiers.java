package dev.mangaassist.judge;

import dev.mangaassist.answers.confidence.Confidence;
import dev.mangaassist.answers.confidence.ConfidenceEstimator;
import dev.mangaassist.answers.prompt.Prompt;
import dev.mangaassist.answers.prompt.Prompts;
import dev.mangaassist.answers.write.AnswerWriter;
import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.models.CostLedger;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.vocabulary.Tier;

/**
 * Has both tiers answer an ask as the cascade would have them: the Haiku tier a whole draft with a
 * head, the Sonnet tier an answer without one, both within the configuration's limits.
 */
final class BothTiers {
  private final ModelPair pair;
  private final Prompts prompts;
  private final AnswerWriter writer;
  private final ConfidenceEstimator estimator;

  BothTiers(ModelPair pair, Prompts prompts, AnswerWriter writer, ConfidenceEstimator estimator) {
    this.pair = pair;
    this.prompts = prompts;
    this.writer = writer;
    this.estimator = estimator;
  }

  /**
   * Both answers.
   *
   * @throws dev.mangaassist.models.ModelException if a call fails or is late
   */
  AnsweredTwice answer(
      SampledAsk ask, Configuration configuration, Deadline deadline, CostLedger ledger) {
    long before = ledger.costNanos();
    Prompt headed = prompts.write(ask.understanding(), ask.memory(), ask.text(), true);
    WholeDraft draft =
        new WholeDraft(
            estimator, ask.understanding(), configuration.calibration(), headed.key().digits());
    ModelReply end =
        writer
            .write(headed.to(Tier.HAIKU, pair, configuration), deadline, deadline, ledger, draft)
            .orElseThrow();
    Confidence confidence = draft.complete(end);
    long between = ledger.costNanos();
    WholeText answer = new WholeText();
    writer.write(
        prompts
            .write(ask.understanding(), ask.memory(), ask.text(), false)
            .to(Tier.SONNET, pair, configuration),
        deadline,
        deadline,
        ledger,
        answer);
    return new AnsweredTwice(
        draft.text(), answer.text(), confidence, between - before, ledger.costNanos() - between);
  }
}

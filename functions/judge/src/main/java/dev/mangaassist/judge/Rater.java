package dev.mangaassist.judge;

import dev.mangaassist.answers.prompt.Prompt;
import dev.mangaassist.answers.write.AnswerWriter;
import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.models.CostLedger;
import dev.mangaassist.models.ModelProfile;
import dev.mangaassist.models.ModelRequest;
import java.math.BigDecimal;
import java.util.Optional;

/** Has the Sonnet tier rate two answers. */
final class Rater {
  /** Two lines, and what a model that always reasons thinks before them. */
  static final int MAX_TOKENS = 1024;

  /** A verdict that can not be read is asked for once more. */
  static final int ATTEMPTS = 2;

  private final ModelProfile model;
  private final AnswerWriter writer;
  private final JudgePrompt prompt;

  Rater(ModelProfile model, AnswerWriter writer, JudgePrompt prompt) {
    this.model = model;
    this.writer = writer;
    this.prompt = prompt;
  }

  /**
   * Rates both answers to an ask.
   *
   * @throws dev.mangaassist.models.ModelException if a call fails or is late
   * @throws NoVerdictException if no reply can be read
   */
  Qualities rate(SampledAsk ask, AnsweredTwice answers, Deadline deadline, CostLedger ledger) {
    AnswerOrder order = AnswerOrder.of(ask.request().requestId());
    Prompt question = prompt.write(ask, order.first(answers), order.second(answers));
    ModelRequest call =
        new ModelRequest(
            model, question.system(), question.messages(), MAX_TOKENS, BigDecimal.ZERO);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      WholeText reply = new WholeText();
      writer.write(call, deadline, deadline, ledger, reply);
      Optional<Verdict> verdict = Verdict.parse(reply.text(), question.key().digits());
      if (verdict.isPresent()) {
        return order.qualities(verdict.get());
      }
    }
    throw new NoVerdictException();
  }

  /** Changes whenever what the judge is told does. */
  String version() {
    return prompt.version();
  }

  /** About how many tokens it reads besides conversation, prompt and answers. */
  long promptTokens() {
    return prompt.rubricTokens();
  }
}

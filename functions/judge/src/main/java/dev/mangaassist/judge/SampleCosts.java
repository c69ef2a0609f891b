package dev.mangaassist.judge;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.answers.prompt.Prompts;
import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.models.TokenEstimate;
import dev.mangaassist.models.TokenUsage;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.wire.Limits;
import java.util.List;

/** The most that judging an ask can cost, in nano-dollars. */
final class SampleCosts {
  /** A conversation remembers as many messages of the customer, and as many answers. */
  private static final int REMEMBERED_TURNS = 3;

  private final ModelPair pair;
  private final Prompts prompts;
  private final long judgePromptTokens;

  SampleCosts(ModelPair pair, Prompts prompts, long judgePromptTokens) {
    this.pair = pair;
    this.prompts = prompts;
    this.judgePromptTokens = judgePromptTokens;
  }

  /** Of this ask. */
  long most(SampledAsk ask, Configuration configuration) {
    return Math.min(
        cost(tokens(ask.understanding(), ask.memory()), configuration),
        dearest(ask, configuration));
  }

  /** Of the longest ask after the longest conversation. */
  long dearest(SampledAsk ask, Configuration configuration) {
    Understanding given = ask.understanding();
    Understanding longest =
        new Understanding(
            given.task(),
            given.probability(),
            given.complexity(),
            given.language(),
            Limits.MAX_TEXT_CHARACTERS);
    long answer = Math.max(configuration.haikuMaxTokens(), configuration.sonnetMaxTokens());
    long memory = REMEMBERED_TURNS * (Limits.MAX_TEXT_CHARACTERS + answer);
    return cost(tokens(longest, List.of()) + memory, configuration);
  }

  private long tokens(Understanding understanding, List<ChatMessage> memory) {
    return prompts.estimatedTokens(understanding, memory);
  }

  private long cost(long promptTokens, Configuration configuration) {
    int haiku = configuration.haikuMaxTokens();
    int sonnet = configuration.sonnetMaxTokens();
    long asked = TokenEstimate.atMost(promptTokens);
    long judged = TokenEstimate.atMost(judgePromptTokens + promptTokens + haiku + sonnet);
    return pair.haiku().prices().cost(TokenUsage.of(asked, haiku))
        + pair.sonnet().prices().cost(TokenUsage.of(asked, sonnet))
        + Rater.ATTEMPTS * pair.sonnet().prices().cost(TokenUsage.of(judged, Rater.MAX_TOKENS));
  }
}

package dev.mangaassist.cascade;

import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.models.TokenEstimate;
import dev.mangaassist.shared.vocabulary.Task;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * The two models of a replay. Their times to the first token are log-normal; after it they write
 * evenly, four tokens at a time. The same call of the same ask always takes the same time.
 *
 * @param heads whether the Haiku model writes the heads that it is asked for
 */
record ReplayedModels(ReplayedAsk ask, boolean heads) implements Function<ModelRequest, Speech> {
  private static final Pace HAIKU = new Pace(0.39, 0.82, 120);
  private static final Pace SONNET = new Pace(0.75, 1.90, 63);

  private static final int PIECE_TOKENS = 4;
  private static final int ESCALATED_ANSWER_TOKENS = 400;
  private static final int SENTENCE_WORDS = 12;
  private static final String DOUBTS = ". Perhaps. Maybe. I'm not sure. Hard to tell. ";
  private static final List<String> WORDS =
      List.of(
          "the",
          "second",
          "volume",
          "ships",
          "with",
          "a",
          "cover",
          "by",
          "its",
          "author",
          "and",
          "readers",
          "of",
          "quiet",
          "stories",
          "enjoy",
          "long",
          "series",
          "about",
          "robots",
          "chefs",
          "music",
          "travel",
          "families",
          "while",
          "paper",
          "editions",
          "come",
          "in",
          "boxes",
          "from",
          "Tokyo",
          "every",
          "week",
          "for",
          "gentle",
          "endings");

  /** How fast a model is: its time to the first token in seconds, and its tokens a second. */
  private record Pace(double median, double p99, int tokensPerSecond) {
    private static final double SIGMAS_TO_P99 = 2.3263;

    Duration firstToken(Random random) {
      double sigma = Math.log(p99 / median) / SIGMAS_TO_P99;
      double seconds = median * Math.exp(sigma * random.nextGaussian());
      return Duration.ofNanos(Math.round(seconds * 1e9));
    }
  }

  @Override
  public Speech apply(ModelRequest request) {
    boolean haiku = request.model().id().contains("haiku");
    boolean draft = ScriptedModels.asksForHead(request);
    Random random = new Random(ask.seed() + (haiku ? draft ? 1 : 2 : 3));
    Pace pace = haiku ? HAIKU : SONNET;
    return Speech.flowing(
        draft ? draft(request, random) : prose(answerTokens(haiku), random),
        pace.firstToken(random),
        pace.tokensPerSecond,
        PIECE_TOKENS,
        request.estimatedInputTokens());
  }

  private int answerTokens(boolean haiku) {
    return haiku || ask.draft() == ReplayedAsk.Draft.GOOD
        ? ask.answerTokens()
        : ESCALATED_ANSWER_TOKENS;
  }

  private String draft(ModelRequest request, Random random) {
    String text = prose(ask.answerTokens(), random);
    return switch (ask.draft()) {
      case GOOD -> head(request, 95, "nothing") + text;
      case DOUBTED_AT_THE_HEAD -> head(request, 40, "reasoning") + text + DOUBTS;
      case DOUBTED_LATE ->
          head(request, 95, "nothing") + text + DOUBTS + prose(PIECE_TOKENS, random);
    };
  }

  private String head(ModelRequest request, int percent, String lack) {
    Task task = ask.task();
    return heads
        ? "%s %d %s %s%n"
            .formatted(ScriptedModels.headMark(request), percent, task.wireName(), lack)
        : "";
  }

  /** Sentences that say nothing, but not the same over and over. */
  private static String prose(int tokens, Random random) {
    int length = tokens * TokenEstimate.CHARACTERS_PER_TOKEN;
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(WORDS.get(random.nextInt(WORDS.size())));
      text.append(random.nextInt(SENTENCE_WORDS) == 0 ? ". " : " ");
    }
    return text.substring(0, length);
  }
}

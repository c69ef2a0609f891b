package dev.mangaassist.judge;

import dev.mangaassist.answers.prompt.MessageKey;
import dev.mangaassist.answers.prompt.Prompt;
import dev.mangaassist.answers.prompt.Prompts;
import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.models.ChatMessage.Role;
import dev.mangaassist.models.TokenEstimate;
import dev.mangaassist.shared.text.Hashes;
import dev.mangaassist.shared.text.TextResource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Writes what the judge is told: a rubric, what the answering models had been told, and the
 * conversation, the question and both answers, each between marks with a key that none of them
 * holds. So nothing that a customer or a model wrote can end its marks or be a verdict.
 */
final class JudgePrompt {
  private static final String KEY = "{key}";

  private final String rubric = TextResource.read(JudgePrompt.class, "judge.txt");
  private final Prompts prompts;
  private final RandomGenerator random;

  JudgePrompt(Prompts prompts, RandomGenerator random) {
    this.prompts = prompts;
    this.random = random;
  }

  /** The prompt for two answers in the order in which the judge sees them. */
  Prompt write(SampledAsk ask, String first, String second) {
    String told = prompts.write(ask.understanding(), ask.memory(), ask.text(), false).system();
    String conversation = conversation(ask.memory());
    List<ChatMessage> texts = new ArrayList<>(ask.memory());
    texts.add(ChatMessage.user(String.join("\n", told, ask.text(), first, second)));
    MessageKey key = MessageKey.draw(texts, random);
    String message =
        marked("told", told, key)
            + (conversation.isEmpty() ? "" : marked("before", conversation, key))
            + marked("message", ask.text(), key)
            + marked("answer-1", first, key)
            + marked("answer-2", second, key);
    return new Prompt(
        rubric.replace(KEY, key.digits()), List.of(ChatMessage.user(message.strip())), key);
  }

  /** Changes whenever the rubric does: ratings by other rubrics are not comparable. */
  String version() {
    return Hashes.checksum(rubric);
  }

  /** About how many tokens the rubric has. */
  long rubricTokens() {
    return TokenEstimate.of(rubric);
  }

  private static String conversation(List<ChatMessage> memory) {
    return memory.stream()
        .map(said -> (said.role() == Role.USER ? "Customer: " : "Assistant: ") + said.text())
        .collect(Collectors.joining("\n"));
  }

  private static String marked(String name, String text, MessageKey key) {
    String mark = name + "-" + key.digits();
    return "<" + mark + ">\n" + text + "\n</" + mark + ">\n";
  }
}

package dev.mangaassist.answers.prompt;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.models.ChatMessage.Role;
import dev.mangaassist.models.TokenEstimate;
import dev.mangaassist.shared.text.Hashes;
import dev.mangaassist.shared.text.TextResource;
import dev.mangaassist.shared.vocabulary.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Writes what a model is told: a base for the store, an addition for the task, where it is wanted
 * the request for a head, and the conversation, each message of the customer between delimiters
 * that no message can end. The store's words are text files beside this class.
 */
public final class Prompts {
  private static final String KEY = "{key}";
  private static final String TASKS = "{tasks}";

  /** About what the delimiters of a message add. */
  private static final int DELIMITER_TOKENS = 10;

  private final String base;
  private final String head;
  private final Map<Task, String> additions;
  private final RandomGenerator random;
  private final String version;
  private final long commonTokens;
  private final Map<Task, Long> additionTokens = new EnumMap<>(Task.class);

  private Prompts(String base, String head, Map<Task, String> additions, RandomGenerator random) {
    this.base = base;
    this.head = head;
    this.additions = additions;
    this.random = random;
    this.version = Hashes.checksum(base + head + additions);
    this.commonTokens = TokenEstimate.of(base + head);
    additions.forEach((task, words) -> additionTokens.put(task, TokenEstimate.of(words)));
  }

  /**
   * Reads the prompts that ship with the cascade.
   *
   * @param random draws the keys of delimiters and heads
   */
  public static Prompts load(RandomGenerator random) {
    Map<Task, String> additions = new EnumMap<>(Task.class);
    for (Task task : Task.values()) {
      additions.put(task, TextResource.read(Prompts.class, task.wireName() + ".txt"));
    }
    String tasks =
        Arrays.stream(Task.values()).map(Task::wireName).collect(Collectors.joining(", "));
    return new Prompts(
        TextResource.read(Prompts.class, "base.txt"),
        TextResource.read(Prompts.class, "head.txt").replace(TASKS, tasks),
        additions,
        random);
  }

  /**
   * Writes the prompt for a text after some earlier messages.
   *
   * @param wantsHead whether the model is to rate itself before it answers
   */
  public Prompt write(
      Understanding understanding, List<ChatMessage> memory, String text, boolean wantsHead) {
    List<ChatMessage> said = new ArrayList<>(memory);
    said.add(ChatMessage.user(text));
    MessageKey key = MessageKey.draw(said, random);
    return new Prompt(
        system(understanding, key, wantsHead),
        said.stream().map(message -> delimited(message, key)).toList(),
        key);
  }

  private String system(Understanding understanding, MessageKey key, boolean wantsHead) {
    String words =
        base
            + "\n"
            + additions.get(understanding.task())
            + "\nAnswer in "
            + understanding.language().englishName()
            + ".\n"
            + (wantsHead ? "\n" + head : "");
    return words.replace(KEY, key.digits());
  }

  private static ChatMessage delimited(ChatMessage message, MessageKey key) {
    return message.role() == Role.USER
        ? ChatMessage.user(
            "<customer-"
                + key.digits()
                + ">\n"
                + message.text()
                + "\n</customer-"
                + key.digits()
                + ">")
        : message;
  }

  /** About how many tokens a model reads to answer a text after some earlier messages. */
  public long estimatedTokens(Understanding understanding, List<ChatMessage> memory) {
    long conversation = understanding.tokens();
    for (ChatMessage message : memory) {
      conversation += TokenEstimate.of(message.text()) + DELIMITER_TOKENS;
    }
    return commonTokens
        + additionTokens.getOrDefault(understanding.task(), 0L)
        + conversation
        + DELIMITER_TOKENS;
  }

  /** Changes whenever a prompt does: answers to other prompts are not given again. */
  public String version() {
    return version;
  }
}

package dev.mangaassist.cascade.prompt;

import dev.mangaassist.cascade.understand.Understanding;
import dev.mangaassist.shared.text.TextResource;
import dev.mangaassist.shared.vocabulary.Task;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * System prompts: one base for the store and an addition for each task, kept as text files beside
 * this class.
 */
public final class Prompts {
  private final String base;
  private final Map<Task, String> additions;
  private final String version;

  private Prompts(String base, Map<Task, String> additions) {
    this.base = base;
    this.additions = additions;
    this.version = checksum(base + additions);
  }

  /** Reads the prompts that ship with the cascade. */
  public static Prompts load() {
    Map<Task, String> additions = new EnumMap<>(Task.class);
    for (Task task : Task.values()) {
      additions.put(task, TextResource.read(Prompts.class, task.wireName() + ".txt"));
    }
    return new Prompts(TextResource.read(Prompts.class, "base.txt"), additions);
  }

  /** What a model is told before the conversation. */
  public String system(Understanding understanding) {
    return base
        + "\n"
        + additions.get(understanding.task())
        + "\nAnswer in "
        + understanding.language().englishName()
        + ".\n";
  }

  /** Changes whenever a prompt does: answers to other prompts are not given again. */
  public String version() {
    return version;
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}

package dev.mangaassist.cascade.confidence;

import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model says of its answer before it gives it: the answer's first line, which the customer
 * never sees, such as {@code #417093 85 faq nothing}.
 *
 * @param confidence how sure the model is, 0..1
 * @param task what it takes the message for
 * @param lack what it would need to do better
 */
public record Head(BigDecimal confidence, Task task, Lack lack) {
  /** What opens a head, before its key. */
  public static final String MARK = "#";

  private static final Pattern FIELDS =
      Pattern.compile(
          "\\s+(\\d{1,3})%?\\s+([a-z_]+)\\s+([a-z]+)\\b\\.?`?", Pattern.CASE_INSENSITIVE);
  private static final int PERCENT_DIGITS = 2;

  /** What a model lacks for a better answer. */
  public enum Lack {
    NOTHING,
    /** Data of the store or of the customer, which no model can see. */
    DATA,
    /** Knowledge of the works in question. */
    KNOWLEDGE,
    /** What the customer means. */
    CONTEXT,
    /** The strength to think it through. */
    REASONING;

    /** The name in prompts and logs, for example {@code knowledge}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a stronger model has more of it. */
    boolean isCuredByStrongerModel() {
      return this == KNOWLEDGE || this == REASONING;
    }

    private static Optional<Lack> of(String word) {
      return Arrays.stream(values()).filter(lack -> lack.word().equals(word)).findFirst();
    }
  }

  /**
   * A head at the beginning of a line.
   *
   * @param rest what follows it on that line: blanks, or the answer if the model forgot the break
   */
  record Parsed(Head head, String rest) {}

  /** Reads a line; empty if it does not begin with a head with this key. */
  static Optional<Parsed> parse(String line, String key) {
    int mark = line.indexOf(MARK + key);
    if (mark < 0 || !line.substring(0, mark).replace('`', ' ').isBlank()) {
      return Optional.empty();
    }
    Matcher fields =
        FIELDS.matcher(line).region(mark + MARK.length() + key.length(), line.length());
    if (!fields.lookingAt()) {
      return Optional.empty();
    }
    BigDecimal confidence = new BigDecimal(fields.group(1)).movePointLeft(PERCENT_DIGITS);
    Optional<Task> task = Task.fromWire(fields.group(2).toLowerCase(Locale.ROOT));
    Optional<Lack> lack = Lack.of(fields.group(3).toLowerCase(Locale.ROOT));
    return task.isPresent() && lack.isPresent() && confidence.compareTo(BigDecimal.ONE) <= 0
        ? Optional.of(
            new Parsed(new Head(confidence, task.get(), lack.get()), line.substring(fields.end())))
        : Optional.empty();
  }
}

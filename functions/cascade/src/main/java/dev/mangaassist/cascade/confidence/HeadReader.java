package dev.mangaassist.cascade.confidence;

import dev.mangaassist.models.TokenEstimate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes the head off an answer while the answer comes in. Only the very first line can be a head,
 * and only with the key of this ask, which no message of the conversation holds: nobody but the
 * model can write it. For one thread.
 */
public final class HeadReader {
  /** A head has no more tokens than this: what has not become one by then will be none. */
  public static final int MAX_TOKENS = 16;

  /** A first line of no use to the customer: an attempt at a head that went wrong. */
  private static final Pattern BROKEN = Pattern.compile("[`\\s]*" + Head.MARK + "\\d{2,}\\b.*");

  private final String key;
  private final StringBuilder line = new StringBuilder();

  public HeadReader(String key) {
    this.key = key;
  }

  /** What the beginning of an answer has turned out to be. */
  public sealed interface Beginning {

    /** Too early to tell. */
    record Open() implements Beginning {}

    /**
     * There is a head.
     *
     * @param rest what has come of the answer itself
     */
    record Found(Head head, String rest) implements Beginning {}

    /**
     * There is none, or a broken one.
     *
     * @param text what has come of the answer, a broken head left out
     */
    record Missing(String text) implements Beginning {}
  }

  /** Takes more of the answer. To be called until the beginning is known, and no more. */
  public Beginning read(String more) {
    line.append(line.isEmpty() ? more.stripLeading() : more);
    int end = line.indexOf("\n");
    if (end >= 0) {
      return firstLine(end);
    }
    if (mayBecomeHead() && TokenEstimate.of(line.toString()) <= MAX_TOKENS) {
      return new Beginning.Open();
    }
    return found(line.length()).orElse(new Beginning.Missing(line.toString()));
  }

  /** Tells what the beginning is if nothing more comes. */
  public Beginning end() {
    return firstLine(line.length());
  }

  private Beginning firstLine(int end) {
    boolean broken = BROKEN.matcher(line.substring(0, end)).matches();
    return found(end)
        .orElse(
            new Beginning.Missing(broken ? line.substring(end).stripLeading() : line.toString()));
  }

  /** A head at the beginning of the first line; what follows it there is the answer's. */
  private Optional<Beginning> found(int end) {
    return Head.parse(line.substring(0, end), key)
        .map(
            parsed ->
                new Beginning.Found(
                    parsed.head(), (parsed.rest() + line.substring(end)).stripLeading()));
  }

  private boolean mayBecomeHead() {
    String begun = line.toString().replace("`", "").stripLeading();
    return begun.isEmpty() || begun.startsWith(Head.MARK);
  }
}

package dev.mangaassist.cascade.confidence;

import dev.mangaassist.shared.vocabulary.Task;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of an answer, while it comes in, what carries the mark of its head and is none: a head
 * that was written twice, after a word, or without a line break. For one thread.
 */
public final class StrayHeads {
  /** The fields of a head, if there are any, and the blanks after it. */
  private static final Pattern FIELDS =
      Pattern.compile(
          "(?:[ \\t]{1,3}\\d{1,3}%%?[ \\t]{1,3}(?:%s)[ \\t]{1,3}(?:%s)\\.?)?[` \\t]{0,3}"
              .formatted(
                  words(Arrays.stream(Task.values()).map(Task::wireName)),
                  words(Arrays.stream(Head.Lack.values()).map(Head.Lack::word))),
          Pattern.CASE_INSENSITIVE);

  /** What follows a mark is looked at as far as this, unless its line ends before. */
  private static final int LONGEST = 64;

  private final String mark;
  private final StringBuilder held = new StringBuilder();

  public StrayHeads(String key) {
    this.mark = Head.MARK + key;
  }

  private static String words(Stream<String> words) {
    return words.collect(Collectors.joining("|"));
  }

  /** Takes more of the answer, and gives what is certainly part of it. */
  public String add(String more) {
    held.append(more);
    return take(false);
  }

  /** Gives the rest of the answer, when nothing more comes. */
  public String rest() {
    return take(true);
  }

  private String take(boolean complete) {
    int at = held.indexOf(mark);
    while (at >= 0 && (complete || isWhole(at))) {
      int fields = at + mark.length();
      Matcher matcher = FIELDS.matcher(held).region(fields, held.length());
      held.delete(at, matcher.lookingAt() ? matcher.end() : fields);
      at = held.indexOf(mark);
    }
    int open = at >= 0 ? at : held.length();
    int end = complete ? open : open - lengthOfBegunMark(open);
    String text = held.substring(0, end);
    held.delete(0, end);
    return text;
  }

  /** Whether all has come in that may belong to the mark at an index. */
  private boolean isWhole(int at) {
    return held.length() - at > LONGEST || held.indexOf("\n", at) >= 0;
  }

  /** How many characters before an index are a beginning of a mark. */
  private int lengthOfBegunMark(int end) {
    int at = held.substring(0, end).lastIndexOf(Head.MARK);
    return at >= 0 && mark.startsWith(held.substring(at, end)) ? end - at : 0;
  }
}

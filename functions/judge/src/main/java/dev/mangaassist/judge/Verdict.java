package dev.mangaassist.judge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the judge says of two answers, in the order in which it saw them. Its words why are asked
 * for, because a number with a reason is a better one; they are not kept, because they may repeat
 * the customer's.
 *
 * @param first of the answer that it saw first, 0..100
 * @param second of the other one, 0..100
 */
record Verdict(int first, int second) {
  private static final int LINES = 2;
  private static final Pattern LINE =
      Pattern.compile("#(\\d{6}) answer ([12]): (\\S.{0,299}) = (0|[1-9]\\d?|100)");

  /**
   * Reads a reply of the judge: two lines such as {@code #417093 answer 1: right and brief = 95},
   * each with the key of this very call, and nothing else but blanks around them.
   *
   * @return empty if the reply is anything else
   */
  static Optional<Verdict> parse(String reply, String key) {
    List<Matcher> lines = reply.strip().lines().map(line -> LINE.matcher(line.strip())).toList();
    if (lines.size() != LINES || !lines.stream().allMatch(Matcher::matches)) {
      return Optional.empty();
    }
    for (int line = 0; line < LINES; line++) {
      Matcher matcher = lines.get(line);
      if (!matcher.group(1).equals(key) || Integer.parseInt(matcher.group(2)) != line + 1) {
        return Optional.empty();
      }
    }
    return Optional.of(new Verdict(rating(lines.getFirst()), rating(lines.getLast())));
  }

  private static int rating(Matcher line) {
    return Integer.parseInt(line.group(4));
  }
}

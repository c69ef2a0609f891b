package dev.mangaassist.local.scripted;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The sentences of a system prompt that tell something, its instructions left aside. */
record Facts(List<String> sentences) {
  private static final Pattern END = Pattern.compile("\\R+|(?<=[。！])|(?<=[.!]) +");
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "^(you\\b|answer|reply|respond|do not|don't|never|always|use\\b|keep|if\\b|be\\b|say|write"
              + "|stay|task\\b|rate\\b|begin|give|tell|treat|ignore)|あなたは|してください|しないこと|すること",
          Pattern.CASE_INSENSITIVE);
  private static final int SHORTEST = 8;

  /** Reads the facts of a system prompt. */
  static Facts of(String system) {
    return new Facts(
        END.splitAsStream(system)
            .map(sentence -> sentence.strip().replaceAll("^[-*・•#\\s]+", ""))
            .filter(sentence -> sentence.length() >= SHORTEST)
            .filter(sentence -> !sentence.endsWith(":"))
            .filter(Predicate.not(INSTRUCTION.asPredicate()))
            .toList());
  }

  /** The first fact of a kind. */
  Optional<String> about(Predicate<String> kind) {
    return sentences.stream().filter(kind).findFirst();
  }
}

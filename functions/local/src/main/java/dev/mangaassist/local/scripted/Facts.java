package dev.mangaassist.local.scripted;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sentences of a system prompt that tell something, its instructions left aside. */
record Facts(List<String> sentences) {
  private static final Pattern END = Pattern.compile("\\R+|(?<=[。！])|(?<=[.!]) +");
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "^(you|answer|reply|respond|do not|don't|never|always|use|if|be|say|write"
              + "|stay|when|what|how|questions|name|prefer|argue|keep|set|task|rate|begin|give|tell|treat|ignore)\\b|あなたは|してください|しないこと|すること",
          Pattern.CASE_INSENSITIVE);
  private static final int SHORTEST = 8;
  private static final int QUOTED = 2;

  /** Reads the facts of a system prompt. */
  static Facts of(String system) {
    return new Facts(
        END.splitAsStream(system)
            .map(sentence -> sentence.strip().replaceAll("^[-*・•#\\s]+|\\.$", ""))
            .map(sentence -> sentence.replaceAll("^(?i:policies|facts|store): ", ""))
            .filter(sentence -> sentence.length() >= SHORTEST)
            .filter(sentence -> !sentence.endsWith(":"))
            .filter(Predicate.not(INSTRUCTION.asPredicate()))
            .flatMap(sentence -> Stream.of(sentence.split("; +")))
            .toList());
  }

  /** The first facts of a kind, as one text. */
  Optional<String> about(Predicate<String> kind) {
    return sentences.stream().filter(kind).limit(QUOTED).reduce((one, other) -> one + "; " + other);
  }
}

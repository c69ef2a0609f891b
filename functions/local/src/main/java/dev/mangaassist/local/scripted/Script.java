package dev.mangaassist.local.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the models know and say in one language.
 *
 * @param mark what ends every answer, so that nobody takes it for a real model's
 * @param hedge what is put around an answer that the model is not sure of
 * @param intents in the order in which they are tried
 * @param genres their names, by the names in {@link Manga#genres()}
 * @param glossary translations of words and phrases
 * @param lines templates, whose {@code {names}} are filled in
 */
record Script(
    String mark,
    Hedge hedge,
    List<IntentRule> intents,
    HardRules hard,
    List<Topic> topics,
    Map<String, String> genres,
    List<Mood> moods,
    Map<String, String> glossary,
    Map<String, String> lines) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z.]+)\\}");

  /** What is said before and after an unsure answer. */
  record Hedge(String opening, String closing) {}

  /** A pattern by which an intent is known. */
  record IntentRule(Intent intent, Pattern pattern) {}

  /** The marks of a hard question; {@code longerThan} counts characters. */
  record HardRules(int longerThan, Pattern why, Pattern severalRequests, Pattern criterion) {}

  /** A matter of the store, and what to say of it when the store's own words are not at hand. */
  record Topic(String name, Pattern pattern, String answer) {}

  /** A mood or wish, and the genres that suit it. */
  record Mood(Pattern pattern, List<String> genres) {}

  /** The intent that the wording of a text shows. */
  Optional<Intent> intentOf(String text) {
    return intents.stream()
        .filter(rule -> rule.pattern().matcher(text).find())
        .map(IntentRule::intent)
        .findFirst();
  }

  /** The matter of the store that a text asks about. */
  Optional<Topic> topicOf(String text) {
    return topics.stream().filter(topic -> topic.pattern().matcher(text).find()).findFirst();
  }

  /** The genres that a text asks for by name or mood. */
  List<String> genresIn(String text) {
    return moods.stream()
        .filter(mood -> mood.pattern().matcher(text).find())
        .flatMap(mood -> mood.genres().stream())
        .distinct()
        .toList();
  }

  /** A line as it stands. */
  String line(String key) {
    return line(key, Map.of());
  }

  /** A line with its names filled in. */
  String line(String key, Map<String, String> values) {
    String template = lines.get(key);
    if (template == null) {
      throw new IllegalStateException("The script has no line '" + key + "'");
    }
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), name.group())));
  }

  /** Genres by their names in this language, as an enumeration. */
  String genres(List<String> names) {
    return enumeration(names.stream().map(name -> genres.getOrDefault(name, name)));
  }

  /** The years of a work. */
  String years(Manga work) {
    Integer to = work.to();
    return to == null
        ? line("since", Map.of("from", Integer.toString(work.from())))
        : line("years", Map.of("from", Integer.toString(work.from()), "to", to.toString()));
  }

  /** Items joined as this language joins them. */
  String enumeration(Stream<String> items) {
    List<String> rest = new ArrayList<>(items.toList());
    if (rest.isEmpty()) {
      return line("none");
    }
    String last = rest.removeLast();
    return rest.isEmpty() ? last : String.join(line("list"), rest) + line("last") + last;
  }
}

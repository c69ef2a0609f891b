package dev.mangaassist.local.scripted;

import dev.mangaassist.answers.confidence.HedgingPhrases;
import dev.mangaassist.shared.vocabulary.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Plays the judge of two answers: rates each by what it says, and by nothing else. What it finds
 * wanting is what a reader would: an answer that is empty, cut off, in the wrong language, repeats
 * itself, hedges, leaves out what the store says of the matter, or says less of a work than there
 * is to say.
 */
final class ScriptedJudge {
  private static final Pattern WANTED = Pattern.compile("#(\\d{6}) answer 1:");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?。！？])\\s*|\\R+");
  private static final Pattern ENDED = Pattern.compile("(?s).*[.!?。！？)）」』\"]\\s*");
  private static final int BEST = 95;
  private static final int WRONG_LANGUAGE = 10;
  private static final int SHORTEST_SENTENCE = 8;
  private static final int TIMES_TOO_OFTEN = 3;

  private final Library library;
  private final Reader reader;
  private final HedgingPhrases hedges = HedgingPhrases.load();

  ScriptedJudge(Library library, Reader reader) {
    this.library = library;
    this.reader = reader;
  }

  /** A rating and the words why. */
  private record Rating(int value, String why) {}

  /** The two lines that a prompt asks for; empty if it does not ask for a verdict. */
  Optional<String> verdict(Prompt prompt) {
    Matcher wanted = WANTED.matcher(prompt.system());
    if (!wanted.find()) {
      return Optional.empty();
    }
    String key = wanted.group(1);
    String text = prompt.turns().getLast().text();
    Question question = question(text, key);
    return Optional.of(
        line(key, 1, rate(question, part(text, "answer-1", key)))
            + "\n"
            + line(key, 2, rate(question, part(text, "answer-2", key))));
  }

  private static String line(String key, int answer, Rating rating) {
    return "#%s answer %d: %s = %d".formatted(key, answer, rating.why(), rating.value());
  }

  private Question question(String text, String key) {
    List<Turn> turns =
        List.of(
            new Turn(Turn.ASSISTANT, part(text, "before", key)),
            new Turn(Turn.USER, part(text, "message", key)));
    return reader.read(new Prompt(part(text, "told", key), turns));
  }

  /** What stands between the marks of a name; empty if it has none. */
  private static String part(String text, String name, String key) {
    String mark = name + "-" + key + ">";
    int start = text.indexOf("<" + mark + "\n");
    int end = text.lastIndexOf("\n</" + mark);
    int from = start + mark.length() + 2;
    return start < 0 || end < from ? "" : text.substring(from, end);
  }

  private Rating rate(Question question, String answer) {
    if (answer.isBlank()) {
      return new Rating(0, "empty");
    }
    if (isInWrongLanguage(question, answer)) {
      return new Rating(WRONG_LANGUAGE, "not in the language of the customer");
    }
    String own = answer.replace(question.subject(), " "); // to say the question again says nothing
    Map<String, Integer> faults = new LinkedHashMap<>();
    faults.put("hedges", 8 * Math.min(5, hedges.in(answer).size()));
    faults.put("cut off", ENDED.matcher(answer).matches() ? 0 : 30);
    faults.put("repeats itself", repeats(answer) ? 50 : 0);
    faults.put("leaves out what the store says", leavesOutFact(question, own) ? 25 : 0);
    faults.put("leaves out a work that was asked about", 20 * worksLeftOut(question, own));
    faults.put("says little of the works", 7 * sayingsLeftOut(question, own));
    int lost = faults.values().stream().mapToInt(Integer::intValue).sum();
    String why =
        faults.entrySet().stream()
            .filter(fault -> fault.getValue() > 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return new Rating(Math.max(5, BEST - lost), why.isEmpty() ? "right and to the point" : why);
  }

  private static boolean isInWrongLanguage(Question question, String answer) {
    if (question.intent() == Intent.TRANSLATION) {
      return false;
    }
    return switch (question.language()) {
      case ENGLISH -> Reader.languageOf(answer) != Language.ENGLISH;
      case JAPANESE -> answer.codePoints().noneMatch(Tokens::isJapanese);
    };
  }

  private static boolean repeats(String answer) {
    Map<String, Long> times =
        Arrays.stream(SENTENCE_END.split(answer))
            .filter(sentence -> sentence.length() >= SHORTEST_SENTENCE)
            .collect(Collectors.groupingBy(String::strip, Collectors.counting()));
    return times.values().stream().anyMatch(count -> count >= TIMES_TOO_OFTEN);
  }

  /** Whether the store's own words on the matter were at hand and none of them is in the answer. */
  private boolean leavesOutFact(Question question, String answer) {
    if (question.intent() != Intent.FAQ) {
      return false;
    }
    Script script = library.in(question.language());
    return script
        .topicOf(question.text())
        .map(topic -> script.topics().indexOf(topic))
        .map(topic -> factsOn(question, topic))
        .filter(facts -> !facts.isEmpty())
        .filter(facts -> facts.stream().noneMatch(answer::contains))
        .isPresent();
  }

  private List<String> factsOn(Question question, int topic) {
    return question.facts().sentences().stream()
        .filter(sentence -> library.isAbout(topic, sentence))
        .toList();
  }

  private static int worksLeftOut(Question question, String answer) {
    return switch (question.intent()) {
      case PRODUCT_SEARCH, COMPARISON, DISCUSSION, SUMMARIZATION -> {
        String lower = answer.toLowerCase(Locale.ROOT);
        yield (int) question.works().stream().filter(work -> work.indexIn(lower) < 0).count();
      }
      default -> 0;
    };
  }

  /** Of author, premise and theme, how many it says of no work that it names. */
  private int sayingsLeftOut(Question question, String answer) {
    List<Manga> named = library.shelf().namedIn(answer);
    Language language = question.language();
    List<List<String>> sayings = new ArrayList<>();
    switch (question.intent()) {
      case RECOMMENDATION, COMPARISON, DISCUSSION, SUMMARIZATION -> {
        sayings.add(named.stream().map(work -> work.author().in(language)).toList());
        sayings.add(named.stream().map(work -> work.premise().in(language)).toList());
        sayings.add(named.stream().map(work -> work.theme().in(language)).toList());
      }
      default -> {
        // the other tasks do not speak of works
      }
    }
    return (int)
        sayings.stream()
            .filter(ofWorks -> !ofWorks.isEmpty())
            .filter(ofWorks -> ofWorks.stream().noneMatch(answer::contains))
            .count();
  }
}

package dev.mangaassist.local.scripted;

import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes the answer to one question, in its language and at the length of one model. */
final class Composer {
  private static final Pattern ORDER_NUMBER = Pattern.compile("[#＃]?\\s?\\d{3,}");
  private static final int PASTED_LENGTH = 120;

  private final Library library;
  private final Script script;
  private final Question question;
  private final String tier;
  private final int picks;

  Composer(Library library, Question question, Tier tier) {
    this.library = library;
    this.script = library.in(question.language());
    this.question = question;
    this.tier =
        switch (tier) {
          case HAIKU -> ".haiku";
          case SONNET -> ".sonnet";
        };
    this.picks =
        switch (tier) {
          case HAIKU -> 2;
          case SONNET -> 3;
        };
  }

  String compose() {
    return switch (question.intent()) {
      case GREETING -> script.line("greeting");
      case THANKS -> script.line("thanks");
      case FAQ -> faq();
      case ORDER_STATUS -> order();
      case PRODUCT_SEARCH -> search();
      case RECOMMENDATION -> recommendation();
      case COMPARISON -> comparison();
      case DISCUSSION -> ofWork("discussion");
      case SUMMARIZATION -> summary();
      case TRANSLATION -> translation();
      case UNKNOWN -> about("unknown");
    };
  }

  private String faq() {
    Optional<Script.Topic> topic = script.topicOf(question.text());
    if (topic.isEmpty()) {
      return about("unknown");
    }
    String answer = topic.get().answer();
    int matter = script.topics().indexOf(topic.get());
    Optional<String> facts = question.facts().about(sentence -> library.isAbout(matter, sentence));
    if (facts.isEmpty()) {
      return answer;
    }
    String quoted = script.line("fact", Map.of("fact", facts.get()));
    boolean understood = Reader.languageOf(facts.get()) == question.language();
    return understood ? quoted : answer + " " + quoted;
  }

  private String order() {
    Matcher number = ORDER_NUMBER.matcher(question.text());
    if (!number.find()) {
      return script.line("order");
    }
    String digits = number.group().replaceAll("\\D", "");
    return fact(sentence -> sentence.contains(digits))
        .orElseGet(() -> script.line("order.number", Map.of("number", number.group().strip())));
  }

  private String search() {
    if (!question.works().isEmpty()) {
      Manga work = question.works().getFirst();
      return fact(sentence -> library.shelf().namedIn(sentence).contains(work))
          .orElseGet(() -> script.line("search.title", values("", work)));
    }
    List<String> genres = script.genresIn(question.text());
    if (genres.isEmpty()) {
      return about("search.none");
    }
    String titles =
        script.enumeration(
            library.shelf().closest(genres, List.of(), picks).stream()
                .map(work -> work.title().in(question.language())));
    return script.line("search.genre", Map.of("genres", script.genres(genres), "titles", titles));
  }

  private String recommendation() {
    List<String> wished = script.genresIn(question.text());
    List<String> genres =
        Stream.concat(
                wished.stream(), question.works().stream().flatMap(work -> work.genres().stream()))
            .distinct()
            .toList();
    List<Manga> chosen = library.shelf().closest(genres, question.works(), picks);
    List<String> lines = new ArrayList<>();
    if (!question.works().isEmpty()) {
      lines.add(script.line("recommendation.liked", values("", question.works().getFirst())));
    } else if (!wished.isEmpty()) {
      lines.add(script.line("recommendation.mood", Map.of("genres", script.genres(wished))));
    } else {
      lines.add(script.line("recommendation.any"));
    }
    chosen.forEach(work -> lines.add(script.line("recommendation" + tier, values("", work))));
    lines.add(script.line("recommendation.close", values("", chosen.getFirst())));
    return String.join("\n", lines);
  }

  private String comparison() {
    if (question.works().size() < 2) {
      return about("comparison.unknown");
    }
    Manga a = question.works().get(0);
    Manga b = question.works().get(1);
    List<String> shared = a.genres().stream().filter(b.genres()::contains).toList();
    String common =
        shared.isEmpty()
            ? script.line("comparison.apart")
            : script.line("comparison.common", Map.of("genres", script.genres(shared)));
    Map<String, String> values = new HashMap<>(values("a.", a));
    values.putAll(values("b.", b));
    values.put("a", a.title().in(question.language()));
    values.put("b", b.title().in(question.language()));
    values.put("shared", common);
    return script.line("comparison" + tier, values);
  }

  private String summary() {
    boolean pasted = question.works().isEmpty() && question.text().length() > PASTED_LENGTH;
    return pasted
        ? script.line("summarization.text", Map.of("text", firstAndLast(question.text())))
        : ofWork("summarization");
  }

  /** The first sentence after the request, and the last. */
  private static String firstAndLast(String text) {
    List<String> sentences =
        Stream.of(text.substring(Math.max(text.indexOf(':'), text.indexOf('：')) + 1))
            .flatMap(pasted -> Stream.of(pasted.split("(?<=[.!?。！？])\\s*|\\R+")))
            .map(String::strip)
            .filter(Predicate.not(String::isEmpty))
            .toList();
    return sentences.size() < 2
        ? String.join("", sentences)
        : sentences.getFirst() + " " + sentences.getLast();
  }

  private String translation() {
    String text = question.text();
    List<String> known =
        Stream.concat(
                library.shelf().namedIn(text).stream().map(this::titleTranslation),
                script.glossary().entrySet().stream()
                    .filter(term -> terms(text).contains(term.getKey()))
                    .map(term -> termTranslation(term.getKey(), term.getValue())))
            .toList();
    return known.isEmpty() ? about("translation.unknown") : String.join("\n", known);
  }

  /** The terms of the glossary that a text holds, those within longer ones left out. */
  private List<String> terms(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> found = script.glossary().keySet().stream().filter(lower::contains).toList();
    return found.stream()
        .filter(term -> found.stream().noneMatch(o -> !o.equals(term) && o.contains(term)))
        .toList();
  }

  private String termTranslation(String term, String translation) {
    return script.line("translation.term", Map.of("source", term, "target", translation));
  }

  private String titleTranslation(Manga work) {
    boolean japanese = question.text().contains(work.title().ja());
    String ja = work.title().ja();
    String en = work.title().en();
    return script.line(
        "translation.title",
        japanese ? Map.of("source", ja, "target", en) : Map.of("source", en, "target", ja));
  }

  private String ofWork(String kind) {
    return question.works().isEmpty()
        ? about(kind + ".unknown")
        : script.line(kind + tier, values("", question.works().getFirst()));
  }

  private Optional<String> fact(Predicate<String> kind) {
    return question.facts().about(kind).map(fact -> script.line("fact", Map.of("fact", fact)));
  }

  /** A line that says the question again. */
  private String about(String key) {
    return script.line(key, Map.of("subject", question.subject()));
  }

  /** What a line can say of a work, the names with a prefix. */
  private Map<String, String> values(String prefix, Manga work) {
    Language language = question.language();
    return Map.of(
        "subject",
        question.subject(),
        prefix + "title",
        work.title().in(language),
        prefix + "author",
        work.author().in(language),
        prefix + "years",
        script.years(work),
        prefix + "magazine",
        work.magazine().in(language),
        prefix + "genres",
        script.genres(work.genres()),
        prefix + "premise",
        work.premise().in(language),
        prefix + "theme",
        work.theme().in(language));
  }
}

package dev.mangaassist.local.scripted;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes out of a prompt what the customer wants. */
final class Reader {
  private static final Pattern TASK =
      Pattern.compile(
          "\\btask\\b\\W{1,4}(greeting|faq|order_status|product_search|recommendation|comparison"
              + "|discussion|summarization|translation)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CHOICE = Pattern.compile("\\b(or|and)\\b|か、|と|それとも");
  private static final int MANY_CRITERIA = 2;

  private final Library library;

  Reader(Library library) {
    this.library = library;
  }

  Question read(Prompt prompt) {
    String text = prompt.question();
    Language language = Language.of(text);
    Script script = library.in(language);
    List<Manga> named = library.shelf().namedIn(text);
    Intent intent = intentOf(text, named, script, prompt.system());
    List<Manga> works = named.isEmpty() ? lastNamed(prompt.turns()) : named;
    boolean hard = isHard(text, intent, script.hard());
    return new Question(text, language, intent, works, hard, Facts.of(prompt.system()));
  }

  private static Intent intentOf(String text, List<Manga> named, Script script, String system) {
    Optional<Intent> worded = script.intentOf(text);
    boolean severalWorks = named.size() > 1 && CHOICE.matcher(text).find();
    return switch (worded.orElse(Intent.UNKNOWN)) {
      case PRODUCT_SEARCH, GREETING, UNKNOWN -> {
        if (severalWorks) {
          yield Intent.COMPARISON;
        }
        if (named.isEmpty() && script.topicOf(text).isPresent()) {
          yield Intent.FAQ;
        }
        if (worded.isPresent() && named.isEmpty()) {
          yield worded.get();
        }
        yield named.isEmpty() ? taskOf(system).orElse(Intent.UNKNOWN) : Intent.PRODUCT_SEARCH;
      }
      case DISCUSSION, RECOMMENDATION, ORDER_STATUS, SUMMARIZATION -> {
        boolean sideBySide = severalWorks && worded.get() == Intent.DISCUSSION;
        yield sideBySide ? Intent.COMPARISON : worded.get();
      }
      case COMPARISON, TRANSLATION, THANKS, FAQ -> worded.get();
    };
  }

  /** The task that a system prompt names. */
  private static Optional<Intent> taskOf(String system) {
    Matcher task = TASK.matcher(system);
    return task.find()
        ? Optional.of(Intent.valueOf(task.group(1).toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  private List<Manga> lastNamed(List<Turn> turns) {
    return turns.reversed().stream()
        .map(turn -> library.shelf().namedIn(turn.text()))
        .filter(works -> !works.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static boolean isHard(String text, Intent intent, Script.HardRules rules) {
    return switch (intent) {
      case COMPARISON, DISCUSSION -> true;
      case GREETING, THANKS, UNKNOWN -> rules.why().matcher(text).find();
      default ->
          text.length() > rules.longerThan()
              || rules.why().matcher(text).find()
              || rules.severalRequests().matcher(text).find()
              || rules.criterion().matcher(text).results().count() >= MANY_CRITERIA;
    };
  }
}

package dev.mangaassist.local.scripted;

import dev.mangaassist.shared.vocabulary.Language;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes out of a prompt what the customer wants. */
final class Reader {
  /** The sentence in which a system prompt names its task. */
  private static final Pattern TASK =
      Pattern.compile("\\btask\\b[^.\\n]*", Pattern.CASE_INSENSITIVE);

  private static final Pattern CHOICE = Pattern.compile("\\b(or|and)\\b|か、|と|それとも");
  private static final int MANY_CRITERIA = 2;

  /** A Japanese character weighs about as much as two Latin letters. */
  private static final int JAPANESE_WEIGHT = 2;

  private final Library library;

  Reader(Library library) {
    this.library = library;
  }

  Question read(Prompt prompt) {
    String text = prompt.question();
    Language language = languageOf(text);
    Script script = library.in(language);
    List<Manga> named = library.shelf().namedIn(text);
    SystemPrompt system = SystemPrompt.read(prompt.system());
    Intent intent = intentOf(text, named, script, system.text());
    List<Manga> works = named.isEmpty() ? lastNamed(prompt.turns()) : named;
    boolean hard = isHard(text, intent, script.hard());
    return new Question(
        text, language, intent, works, hard, Facts.of(system.text()), system.headNumber());
  }

  /** The language that most of a text is written in, by its script. */
  static Language languageOf(String text) {
    long japanese = text.codePoints().filter(Tokens::isJapanese).count();
    long other = text.codePoints().filter(Character::isLetter).count() - japanese;
    return japanese > 0 && japanese * JAPANESE_WEIGHT >= other
        ? Language.JAPANESE
        : Language.ENGLISH;
  }

  /** The task that the system prompt names; a greeting may well be more, or thanks. */
  private Intent intentOf(String text, List<Manga> named, Script script, String system) {
    return taskOf(system)
        .filter(task -> task != Intent.GREETING)
        .or(() -> sideBySide(text, named, script))
        .or(() -> named.isEmpty() ? storeMatter(text, script) : Optional.empty())
        .or(() -> script.intentOf(text).filter(intent -> intent != Intent.GREETING))
        .or(() -> named.isEmpty() ? script.intentOf(text) : Optional.of(Intent.PRODUCT_SEARCH))
        .or(() -> taskOf(system))
        .orElse(Intent.UNKNOWN);
  }

  /** Several works and a word that sets them side by side, unless more than that is asked. */
  private static Optional<Intent> sideBySide(String text, List<Manga> named, Script script) {
    boolean several = named.size() > 1 && CHOICE.matcher(text).find();
    return switch (script.intentOf(text).orElse(Intent.UNKNOWN)) {
      case PRODUCT_SEARCH, GREETING, UNKNOWN, DISCUSSION, COMPARISON ->
          several ? Optional.of(Intent.COMPARISON) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** A matter of the store, unless the wording shows another wish. */
  private static Optional<Intent> storeMatter(String text, Script script) {
    return switch (script.intentOf(text).orElse(Intent.UNKNOWN)) {
      case PRODUCT_SEARCH, GREETING, UNKNOWN -> script.topicOf(text).map(topic -> Intent.FAQ);
      default -> Optional.empty();
    };
  }

  private Optional<Intent> taskOf(String system) {
    Matcher task = TASK.matcher(system);
    return task.find()
        ? library.tasks().stream()
            .filter(rule -> rule.pattern().matcher(task.group()).find())
            .map(Script.IntentRule::intent)
            .findFirst()
        : Optional.empty();
  }

  private List<Manga> lastNamed(List<Turn> turns) {
    return turns.reversed().stream()
        .map(turn -> library.shelf().namedIn(turn.words()))
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

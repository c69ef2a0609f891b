package dev.mangaassist.local.scripted;

import dev.mangaassist.shared.vocabulary.Tier;
import java.util.Locale;
import java.util.Map;

/**
 * Two scripted models, a weak one and a strong one, that talk about manga and about the store.
 *
 * <ul>
 *   <li>They answer in the language of the customer's last message, English or Japanese.
 *   <li>They use the facts of the system prompt, the works that the conversation names, and a small
 *       knowledge of real manga.
 *   <li>The same prompt gets the same answer.
 *   <li>Every answer but a verdict ends with a mark that says that it is scripted.
 *   <li>If the system prompt asks for a head, answers open with one; a customer's words ask for
 *       none.
 *   <li>If the system prompt asks for a verdict on two answers, they rate both by what they say.
 * </ul>
 */
public final class ScriptedModel {
  private final Library library;
  private final Reader reader;
  private final ScriptedJudge judge;

  private ScriptedModel(Library library) {
    this.library = library;
    this.reader = new Reader(library);
    this.judge = new ScriptedJudge(library, reader);
  }

  /** Reads what the models know from the class path. */
  public static ScriptedModel load() {
    return new ScriptedModel(Library.load());
  }

  /** Answers the customer's last message as {@link Manner#of} has it. */
  public Answer answer(Prompt prompt, Tier tier, Hedging hedging) {
    return answer(prompt, tier, Manner.of(hedging));
  }

  /**
   * Answers the customer's last message.
   *
   * <p>An answer that hedges holds three distinct phrases of doubt; one that does not holds none,
   * unless the customer's own words that it repeats do. A prompt that asks for a verdict on two
   * answers gets one.
   */
  public Answer answer(Prompt prompt, Tier tier, Manner manner) {
    return judge
        .verdict(prompt)
        .map(verdict -> new Answer("", verdict))
        .orElseGet(() -> speak(prompt, tier, manner));
  }

  private Answer speak(Prompt prompt, Tier tier, Manner manner) {
    Question question = reader.read(prompt);
    Script script = library.in(question.language());
    boolean hedges =
        switch (manner.hedging()) {
          case NEVER -> false;
          case ON_HARD_QUESTIONS -> question.hard();
          case ALWAYS -> true;
        };
    String before = hedges ? script.hedge().opening() + " " : "";
    String after = (hedges ? " " + script.hedge().closing() : "") + " " + script.mark();
    String text =
        switch (manner.care()) {
          case TAKEN -> new Composer(library, question, tier).compose();
          case MISSING -> script.line("unknown", Map.of("subject", question.subject()));
        };
    String whole =
        switch (manner.length()) {
          case NATURAL -> before + text + after;
          case REFERENCE -> new Padding(library, question).pad(before, text, after);
        };
    return new Answer(
        manner.length() == AnswerLength.NATURAL ? reasoning(question, script) : "",
        Head.of(question, hedges, manner) + whole);
  }

  private static String reasoning(Question question, Script script) {
    String titles =
        script.enumeration(
            question.works().stream().map(work -> work.title().in(question.language())));
    String intent = question.intent().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return script.line("reasoning", Map.of("intent", intent, "titles", titles));
  }
}

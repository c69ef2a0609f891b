package dev.mangaassist.local.scripted;

import dev.mangaassist.shared.vocabulary.Task;

/** The line for the store's software that opens an answer when the system prompt asks for one. */
final class Head {
  private static final int LEAST_SURE = 90;
  private static final int LEAST_SURE_WITHOUT_CARE = 81;
  private static final int SURE_VALUES = 8;
  private static final int LEAST_UNSURE = 30;
  private static final int UNSURE_VALUES = 21;

  private Head() {}

  /** The opening of an answer, empty if no head is wanted or none is given. */
  static String of(Question question, boolean hedges, Manner manner) {
    return question
        .headNumber()
        .map(
            number ->
                switch (manner.heads()) {
                  case GIVEN -> line(number, question, hedges, manner.care());
                  case LEFT_OUT -> "";
                  case BROKEN -> "#" + number.substring(0, 2) + " sure\n";
                })
        .orElse("");
  }

  /** How sure the model is differs from question to question, and stays the same for each. */
  private static String line(String number, Question question, boolean hedges, Care care) {
    int hash = question.text().hashCode();
    int sure =
        hedges
            ? LEAST_UNSURE + Math.floorMod(hash, UNSURE_VALUES)
            : leastSure(care) + Math.floorMod(hash, SURE_VALUES);
    String task = task(question.intent()).wireName();
    String need = hedges ? "reasoning" : "nothing";
    return "#" + number + " " + sure + " " + task + " " + need + "\n";
  }

  private static int leastSure(Care care) {
    return switch (care) {
      case TAKEN -> LEAST_SURE;
      case MISSING -> LEAST_SURE_WITHOUT_CARE;
    };
  }

  private static Task task(Intent intent) {
    return switch (intent) {
      case GREETING, THANKS -> Task.GREETING;
      case FAQ -> Task.FAQ;
      case ORDER_STATUS -> Task.ORDER_STATUS;
      case PRODUCT_SEARCH -> Task.PRODUCT_SEARCH;
      case RECOMMENDATION -> Task.RECOMMENDATION;
      case COMPARISON -> Task.COMPARISON;
      case DISCUSSION -> Task.DISCUSSION;
      case SUMMARIZATION -> Task.SUMMARIZATION;
      case TRANSLATION -> Task.TRANSLATION;
      case UNKNOWN -> Task.UNKNOWN;
    };
  }
}

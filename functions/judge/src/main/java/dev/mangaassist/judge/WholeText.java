package dev.mangaassist.judge;

import dev.mangaassist.answers.write.AnswerWriter;

/** Reads an answer to its end. For one thread. */
final class WholeText implements AnswerWriter.Reader {
  private final StringBuilder text = new StringBuilder();

  @Override
  public boolean text(String more) {
    text.append(more);
    return true;
  }

  @Override
  public boolean idle() {
    return true;
  }

  String text() {
    return text.toString();
  }
}

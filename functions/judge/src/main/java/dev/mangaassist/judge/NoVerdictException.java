package dev.mangaassist.judge;

/** The judge's replies were no verdicts. */
final class NoVerdictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoVerdictException() {
    super("The judge gave no verdict that can be read");
  }
}

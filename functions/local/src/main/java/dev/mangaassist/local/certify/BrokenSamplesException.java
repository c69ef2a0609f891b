package dev.mangaassist.local.certify;

import java.util.List;

/** A file of samples that can not be used as it is. */
public final class BrokenSamplesException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String problems;

  BrokenSamplesException(List<String> problems) {
    super("Broken samples");
    this.problems = String.join(System.lineSeparator(), problems);
  }

  /** What is wrong, a line for each problem. */
  public String problems() {
    return problems;
  }
}

package dev.mangaassist.tuner;

/** CloudWatch answered with a value that is no number. */
final class UnusableMetricsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String doubt;

  UnusableMetricsException(String doubt) {
    super(doubt);
    this.doubt = doubt;
  }

  /** What is not to be trusted, in a clause. */
  String doubt() {
    return doubt;
  }
}

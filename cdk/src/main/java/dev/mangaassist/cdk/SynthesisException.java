package dev.mangaassist.cdk;

/**
 * The stack can not be synthesized as asked. The message says what was expected, what was found,
 * and what to write or run instead.
 */
public final class SynthesisException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SynthesisException(String message) {
    super(message);
  }
}

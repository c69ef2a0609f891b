package dev.mangaassist.local.lambda;

import java.util.Collection;

/** No function has that name. */
public final class UnknownFunctionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownFunctionException(String function, Collection<String> known) {
    super("There is no function " + function + "; there are " + String.join(", ", known) + ".");
  }
}

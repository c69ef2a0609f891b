package dev.mangaassist.local.bedrock;

import org.jspecify.annotations.Nullable;

/** The client closed its connection before it had the whole response. */
final class GoneException extends Exception {
  private static final long serialVersionUID = 1L;

  GoneException(@Nullable Throwable cause) {
    super("The client has gone", cause);
  }
}

package dev.mangaassist.connect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which web pages may open a connection. Browsers send the page's origin and do not apply the
 * same-origin policy to WebSockets, so the server has to.
 */
final class OriginPolicy {
  private final Set<String> allowed;
  private final boolean allowMissing;

  /**
   * @param allowed origins such as {@code https://store.example}; empty lets every origin in
   * @param allowMissing whether a client that sends no origin, as programs other than browsers do,
   *     is let in although a list is set
   */
  OriginPolicy(List<String> allowed, boolean allowMissing) {
    this.allowed = allowed.stream().map(OriginPolicy::normal).collect(Collectors.toSet());
    this.allowMissing = allowMissing;
  }

  boolean admits(Optional<String> origin) {
    if (allowed.isEmpty()) {
      return true;
    }
    return origin.map(value -> allowed.contains(normal(value))).orElse(allowMissing);
  }

  /** Scheme and host of an origin are case-insensitive. */
  private static String normal(String origin) {
    return origin.toLowerCase(Locale.ROOT);
  }
}

package dev.mangaassist.local.gateway;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes ids of the form that API Gateway gives: 16 characters of Base64 that end in {@code =}. */
final class ConnectionIds {
  private static final int BYTES = 11;

  private final SecureRandom random = new SecureRandom();

  String next() {
    byte[] id = new byte[BYTES];
    random.nextBytes(id);
    return Base64.getUrlEncoder().encodeToString(id);
  }
}

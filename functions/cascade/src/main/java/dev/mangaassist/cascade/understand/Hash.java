package dev.mangaassist.cascade.understand;

/**
 * The hash that names features, tokens and prefixes: a multiplicative chain of 64 bits, the same on
 * every machine. Chains that begin with different salts stay apart.
 */
final class Hash {
  private static final long SEED = 0xcbf29ce484222325L;
  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

  private Hash() {}

  static long start(int salt) {
    return add(SEED, salt);
  }

  static long add(long hash, long value) {
    long mixed = (hash ^ value) * MULTIPLIER;
    return mixed ^ (mixed >>> 29);
  }

  /** The 32 bits by which a feature is known. */
  static int feature(long hash) {
    return (int) (hash >>> 32);
  }
}

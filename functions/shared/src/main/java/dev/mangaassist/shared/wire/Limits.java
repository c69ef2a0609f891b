package dev.mangaassist.shared.wire;

/** Bounds of the wire protocol. Characters are Unicode code points. */
public final class Limits {
  public static final int MAX_TEXT_CHARACTERS = 4_000;
  public static final int MAX_ID_CHARACTERS = 64;
  public static final int MAX_COMMENT_CHARACTERS = 1_000;

  private Limits() {}
}

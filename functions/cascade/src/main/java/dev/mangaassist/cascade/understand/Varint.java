package dev.mangaassist.cascade.understand;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Unsigned numbers in as few bytes as they need, seven bits a byte, the lowest first. */
final class Varint {
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  private Varint() {}

  static void write(int value, DataOutputStream out) throws IOException {
    int rest = value;
    while (rest >>> BITS != 0) {
      out.writeByte((rest & (MORE - 1)) | MORE);
      rest >>>= BITS;
    }
    out.writeByte(rest);
  }

  static int read(ByteBuffer in) {
    int value = 0;
    int shift = 0;
    int next;
    do {
      next = Byte.toUnsignedInt(in.get());
      value |= (next & (MORE - 1)) << shift;
      shift += BITS;
    } while (next >= MORE);
    return value;
  }
}

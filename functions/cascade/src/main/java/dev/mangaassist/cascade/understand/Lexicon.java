package dev.mangaassist.cascade.understand;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Words and phrases grouped by meaning, such as titles, moods, complaints of the body or ways to
 * say thanks. It tells the classifier what no n-gram can know of a word that training never met.
 *
 * <p>English entries match whole words, in the plural too; Japanese ones match anywhere, but one
 * that begins or ends in katakana never begins or ends within a longer run of it. A hyphen is a
 * space.
 *
 * <p>Every prefix of every entry is in one hash table, so that a match costs a probe a character
 * and ends at the first character that no entry goes on with.
 */
public final class Lexicon {
  private static final int MOST_SLOTS_PER_PREFIX = 4;
  private static final int EMPTY = 0;
  private static final int PREFIX_ONLY = 1;
  private static final int FIRST_SENSE = 2;
  private static final long ROOT = Hash.start('l');

  private final byte[] encoded;
  private final int[][] senses;
  private final long[] prefixes;
  private final int[] values;

  /** An entry found: how many characters long, 0 if none was found, and the sense it has. */
  record Match(int length, int sense) {
    static final Match NONE = new Match(0, -1);
  }

  private Lexicon(byte[] encoded) {
    this.encoded = encoded;
    ByteBuffer in = ByteBuffer.wrap(encoded);
    this.senses = new int[in.getShort()][];
    for (int s = 0; s < senses.length; s++) {
      senses[s] = new int[in.get()];
      for (int c = 0; c < senses[s].length; c++) {
        senses[s][c] = Byte.toUnsignedInt(in.get());
      }
    }
    int capacity = Integer.highestOneBit(in.getInt() + 1) * MOST_SLOTS_PER_PREFIX;
    this.prefixes = new long[capacity];
    this.values = new int[capacity];
    insertAll(in);
  }

  /**
   * Builds a lexicon.
   *
   * @param senses what entries may mean: the numbers of the classes that one belongs to, ascending,
   *     at most 255
   * @param entries each in the form that {@link #normalize} gives, none of them empty, with the
   *     number of its sense
   */
  public static Lexicon of(List<int[]> senses, SortedMap<String, Integer> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      encode(senses, entries, out);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes whatever is written to it", e);
    }
    return new Lexicon(bytes.toByteArray());
  }

  /** Entries follow one another in order, each as what differs from the one before. */
  private static void encode(
      List<int[]> senses, SortedMap<String, Integer> entries, DataOutputStream out)
      throws IOException {
    out.writeShort(senses.size());
    for (int[] classes : senses) {
      out.writeByte(classes.length);
      for (int c : classes) {
        out.writeByte(c);
      }
    }
    out.writeInt(prefixes(entries.keySet()));
    out.writeInt(entries.size());
    String last = "";
    for (Map.Entry<String, Integer> entry : entries.entrySet()) {
      int shared = sharedPrefix(last, entry.getKey());
      Varint.write(shared, out);
      Varint.write(entry.getKey().length() - shared, out);
      out.writeChars(entry.getKey().substring(shared));
      Varint.write(entry.getValue(), out);
      last = entry.getKey();
    }
  }

  private static int prefixes(Set<String> entries) {
    int count = 0;
    String last = "";
    for (String entry : entries) {
      count += entry.length() - sharedPrefix(last, entry);
      last = entry;
    }
    return count;
  }

  private void insertAll(ByteBuffer in) {
    long[] hashes = new long[NormalizedText.MAX_LENGTH + 1];
    hashes[0] = ROOT;
    for (int left = in.getInt(); left > 0; left--) {
      int length = Varint.read(in);
      int slot = 0;
      for (int more = Varint.read(in); more > 0; more--) {
        hashes[length + 1] = Hash.add(hashes[length], in.getChar());
        length++;
        slot = slot(hashes[length]);
        if (values[slot] == EMPTY) {
          prefixes[slot] = hashes[length];
          values[slot] = PREFIX_ONLY;
        }
      }
      values[slot] = Varint.read(in) + FIRST_SENSE;
    }
  }

  /** An entry in the form in which it is looked for. */
  public static String normalize(String entry) {
    return NormalizedText.normalize(entry).toString().replace('-', ' ');
  }

  /** The longest entry that stands at a place of a text. */
  Match find(Run run, int from) {
    if (from > 0 && goesOn(run.kind(from - 1), run.kind(from))) {
      return Match.NONE;
    }
    int length = 0;
    int sense = -1;
    long hash = ROOT;
    for (int i = from; i < run.length(); i++) {
      char c = run.at(i);
      hash = Hash.add(hash, c == '-' ? ' ' : c);
      int value = values[slot(hash)];
      if (value == EMPTY) {
        break;
      }
      int end = value >= FIRST_SENSE ? end(run, i) : from;
      if (end > from) {
        length = end - from;
        sense = value - FIRST_SENSE;
      }
    }
    return length == 0 ? Match.NONE : new Match(length, sense);
  }

  /** The classes of a sense, ascending. */
  int[] classes(int sense) {
    return senses[sense];
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(encoded.length);
    out.write(encoded);
  }

  static Lexicon read(ByteBuffer in) {
    byte[] encoded = new byte[in.getInt()];
    in.get(encoded);
    return new Lexicon(encoded);
  }

  private static int sharedPrefix(String a, String b) {
    int most = Math.min(a.length(), b.length());
    int shared = 0;
    while (shared < most && a.charAt(shared) == b.charAt(shared)) {
      shared++;
    }
    return shared;
  }

  /** Where an entry ends whose last character is here, its plural s included; -1 within a word. */
  private static int end(Run run, int last) {
    int end = last + 1;
    if (end == run.length() || !goesOn(run.kind(last), run.kind(end))) {
      return end;
    }
    boolean plural =
        run.at(end) == 's'
            && (end + 1 == run.length() || !goesOn(run.kind(end), run.kind(end + 1)));
    return plural ? end + 1 : -1;
  }

  private static boolean goesOn(CharKind left, CharKind right) {
    return (left.isWord() && right.isWord())
        || (left == CharKind.KATAKANA && right == CharKind.KATAKANA);
  }

  private int slot(long hash) {
    int mask = prefixes.length - 1;
    int slot = (int) (hash >>> 20) & mask;
    while (values[slot] != EMPTY && prefixes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

package dev.mangaassist.cascade.understand;

import java.util.Arrays;

/** Cuts a text into tokens: words, numbers, signs, and runs of one Japanese script. */
final class Tokenizer {
  /** A number of more digits is another kind of thing: an order's, a phone's. */
  private static final int SHORT_NUMBER = 3;

  /** Katakana that the lexicon does not know and that is this long is most often a name. */
  private static final int KATAKANA_NAME = 3;

  /** A small word of up to so many letters may stand within a name: "Blade of the Immortal". */
  private static final int LINKING_WORD = 3;

  private static final int MAX_CLASSES = 24;

  // hashes of tokens that stand for more than one wording, and where those of senses and words
  // begin
  private static final long ANY_SHORT_NUMBER = Hash.start('0');
  private static final long ANY_LONG_NUMBER = Hash.start('9');
  private static final long ANY_NAME = Hash.start('N');
  private static final long ANY_KATAKANA_NAME = Hash.start('K');
  private static final long SENSE = Hash.start('S');
  private static final long WORDING = Hash.start('W');

  private Tokenizer() {}

  /** The tokens as they stand. */
  static Tokens tokens(Run run) {
    Tokens tokens = new Tokens();
    for (int i = 0; i < run.length(); ) {
      CharKind kind = run.kind(i);
      int end = end(run, i);
      if (kind != CharKind.SPACE) {
        tokens.add(hash(run, i, end), kind == CharKind.QUOTATION);
      }
      i = end;
    }
    return tokens;
  }

  /** The tokens as the lexicon reads them, and capitalised or katakana words as names. */
  static Reading read(Run run, Lexicon lexicon) {
    Tokens tokens = new Tokens();
    ClassSet classes = new ClassSet();
    for (int i = 0; i < run.length(); ) {
      if (run.kind(i) == CharKind.SPACE) {
        i++;
        continue;
      }
      Lexicon.Match match = lexicon.find(run, i);
      if (match.length() > 0) {
        tokens.add(Hash.add(SENSE, match.sense()), true);
        classes.addAll(lexicon.classes(match.sense()));
        i += match.length();
      } else {
        i = unread(run, i, lexicon, tokens);
      }
    }
    return new Reading(tokens, classes.toArray());
  }

  /** Adds a token that the lexicon does not know, and returns where it ends. */
  private static int unread(Run run, int from, Lexicon lexicon, Tokens tokens) {
    CharKind kind = run.kind(from);
    int name = kind == CharKind.LETTER ? endOfName(run, from) : from;
    if (name > from) {
      tokens.add(ANY_NAME, true);
      return name;
    }
    int end = kind.isJapanese() ? endOfUnread(run, from, lexicon) : end(run, from);
    if (kind == CharKind.KATAKANA && end - from >= KATAKANA_NAME) {
      tokens.add(ANY_KATAKANA_NAME, true);
    } else {
      tokens.add(hash(run, from, end), kind == CharKind.QUOTATION);
    }
    return end;
  }

  private static int end(Run run, int from) {
    CharKind kind = run.kind(from);
    boolean alone = kind == CharKind.SYMBOL || kind == CharKind.QUOTATION;
    return alone ? from + 1 : run.endOf(kind, from);
  }

  /** The end of a run of one script, or the place in it from which the lexicon can read on. */
  private static int endOfUnread(Run run, int from, Lexicon lexicon) {
    CharKind kind = run.kind(from);
    int end = from + 1;
    while (end < run.length() && run.kind(end) == kind && lexicon.find(run, end).length() == 0) {
      end++;
    }
    return end;
  }

  /**
   * The end of a name that begins here: capitalised words in mid-sentence. {@code from} if none
   * does.
   */
  private static int endOfName(Run run, int from) {
    int end = run.endOf(CharKind.LETTER, from);
    if (!run.capital(from) || isFirstPerson(run, from, end) || !isWithinSentence(run, from)) {
      return from;
    }
    int word = end + 1;
    while (word < run.length() && run.kind(word - 1) == CharKind.SPACE) {
      int wordEnd = end(run, word);
      if (run.capital(word)) {
        end = wordEnd;
      } else if (wordEnd - word > LINKING_WORD) {
        break;
      }
      word = wordEnd + 1;
    }
    return end;
  }

  private static boolean isFirstPerson(Run run, int from, int end) {
    return run.at(from) == 'i' && (end == from + 1 || run.at(from + 1) == '\'');
  }

  private static boolean isWithinSentence(Run run, int from) {
    int before = from > 0 && run.kind(from - 1) == CharKind.SPACE ? from - 2 : from - 1;
    return before >= 0
        && (run.kind(before) == CharKind.LETTER || run.at(before) == ',' || run.at(before) == '"');
  }

  private static long hash(Run run, int from, int to) {
    if (run.kind(from) == CharKind.DIGIT) {
      return to - from <= SHORT_NUMBER ? ANY_SHORT_NUMBER : ANY_LONG_NUMBER;
    }
    return run.hash(WORDING, from, to);
  }

  /** A few small numbers, ascending, each once. */
  private static final class ClassSet {
    private final int[] members = new int[MAX_CLASSES];
    private int size;

    void addAll(int[] added) {
      for (int c : added) {
        add(c);
      }
    }

    private void add(int added) {
      int at = 0;
      while (at < size && members[at] < added) {
        at++;
      }
      if (size < members.length && (at == size || members[at] != added)) {
        System.arraycopy(members, at, members, at + 1, size - at);
        members[at] = added;
        size++;
      }
    }

    int[] toArray() {
      return Arrays.copyOf(members, size);
    }
  }
}
